package org.demarche.stance.trace;

import java.util.Arrays;
import java.util.Comparator;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Contributions;
import org.demarche.stance.model.Evidence;

/**
 * The developments behind a stance and what each contributes, in numbers: largest absolute contribution first, ties by
 * id. What {@link Traces} shows beside it is looked up in the database.
 */
public final class Contributors {
    private final StanceReader reader;
    private final Contributions contributions = new Contributions();
    private int[] order = {};

    public Contributors(StanceReader reader) {
        this.reader = reader;
    }

    /** Splits the evidence of the reader's last question. */
    public void split() {
        Evidence evidence = reader.evidence();
        contributions.split(evidence, reader.index()::compareDevelopments);
        Integer[] sorted = new Integer[evidence.size()];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(
                sorted,
                Comparator.comparingInt((Integer i) -> -Math.abs(contributions.of(i)))
                        .thenComparing((i, j) ->
                                reader.index().compareDevelopments(evidence.development(i), evidence.development(j))));
        order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
    }

    public int size() {
        return order.length;
    }

    /** Its place in the evidence. */
    public int place(int i) {
        return order[i];
    }

    /** Millionths. */
    public int contribution(int i) {
        return contributions.of(order[i]);
    }
}
