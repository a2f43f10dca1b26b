package org.demarche.stance.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
import org.demarche.stance.Part;

/** The parts of section 7. */
final class SlowParts {
    /** One end of a change. */
    record End(ReferenceStance stance, List<Piece> evidence, long at) {
        Optional<Piece> of(DevelopmentId development) {
            return evidence.stream()
                    .filter(piece -> piece.development().equals(development))
                    .findFirst();
        }
    }

    private SlowParts() {}

    /** Largest first in absolute value, ties by id. */
    static List<Part> between(End from, End to, Function<DevelopmentId, Cause.Kind> cause) {
        TreeSet<DevelopmentId> all = new TreeSet<>(from.stance().contributions().keySet());
        all.addAll(to.stance().contributions().keySet());
        List<Part> parts = new ArrayList<>();
        for (DevelopmentId id : all) {
            int change = to.stance().contributions().getOrDefault(id, 0)
                    - from.stance().contributions().getOrDefault(id, 0);
            if (change != 0) {
                parts.add(new Part(id, change, kind(id, from, to, cause)));
            }
        }
        parts.sort(
                Comparator.comparingInt((Part part) -> -Math.abs(part.change())).thenComparing(Part::development));
        return parts;
    }

    private static Cause.Kind kind(DevelopmentId id, End from, End to, Function<DevelopmentId, Cause.Kind> cause) {
        Optional<Piece> before = from.of(id);
        Optional<Piece> after = to.of(id);
        if (before.isPresent() && after.isPresent() && before.get().weighsAndSaysAs(after.get())) {
            if (before.get().effectiveDay() == after.get().effectiveDay()) {
                return Cause.Kind.DILUTED;
            }
            if (before.get().standsAt(from.at()) && after.get().standsAt(to.at())) {
                return Cause.Kind.STANDING;
            }
        }
        return cause.apply(id);
    }
}
