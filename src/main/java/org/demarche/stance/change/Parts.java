package org.demarche.stance.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
import org.demarche.stance.Part;

/** The change of a value split over the developments (stance-model section 7). */
public final class Parts {
    private static final Comparator<Part> LARGEST_FIRST = Comparator.comparingInt(
                    (Part part) -> Math.abs(part.change()))
            .reversed()
            .thenComparing(Part::development);

    private Parts() {}

    /**
     * The differences of the contributions that are not 0, largest first, ties by id.
     *
     * @param cause of a development whose evidence is not the same at both ends
     */
    public static List<Part> between(End from, End to, Function<DevelopmentId, Cause.Kind> cause) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            int order = order(from, i, to, j);
            DevelopmentId development = order <= 0 ? from.development(i) : to.development(j);
            int before = order <= 0 ? from.contribution(i) : 0;
            int after = order >= 0 ? to.contribution(j) : 0;
            if (before != after) {
                boolean isAtBoth = order == 0;
                Cause.Kind kind = isAtBoth ? kind(from, i, to, j, cause, development) : cause.apply(development);
                parts.add(new Part(development, after - before, kind));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        parts.sort(LARGEST_FIRST);
        return parts;
    }

    private static int order(End from, int i, End to, int j) {
        if (i == from.size()) {
            return 1;
        }
        return j == to.size() ? -1 : from.development(i).compareTo(to.development(j));
    }

    private static Cause.Kind kind(
            End from, int i, End to, int j, Function<DevelopmentId, Cause.Kind> cause, DevelopmentId development) {
        if (from.weighsAndSaysAs(i, to, j)) {
            if (from.isOfSameDay(i, to, j)) {
                return Cause.Kind.DILUTED;
            }
            if (from.stands(i) && to.stands(j)) {
                return Cause.Kind.STANDING;
            }
        }
        return cause.apply(development);
    }
}
