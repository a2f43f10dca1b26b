package org.demarche.development;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.demarche.kernel.Require;

/** The id of a development within its crisis: a slug. */
public record DevelopmentId(String value) implements Comparable<DevelopmentId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DevelopmentId {
        Require.slug(value, "development");
    }

    @Override
    public int compareTo(DevelopmentId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
