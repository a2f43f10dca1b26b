package org.demarche.stance.reference;

import java.util.Map;
import java.util.Objects;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/** A stance with all its figures, in millionths. */
public record ReferenceStance(
        @Nullable Integer value,
        long weight,
        Label label,
        @Nullable Confidence confidence,
        boolean contested,
        int independentOrigins,
        Map<DevelopmentId, Integer> contributions,
        @Nullable Integer declared,
        @Nullable Integer revealed) {
    /** Without active evidence. */
    public static final ReferenceStance UNDECLARED =
            new ReferenceStance(null, 0, Label.UNDECLARED, null, false, 0, Map.of(), null, null);

    /** Value, or 0 where there is none. */
    public int valueOrZero() {
        return value == null ? 0 : value;
    }

    /** What section 7 calls a change. */
    public boolean differsFrom(ReferenceStance other) {
        return !Objects.equals(value, other.value)
                || label != other.label
                || confidence != other.confidence
                || contested != other.contested;
    }
}
