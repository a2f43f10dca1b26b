package org.demarche.crisis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.demarche.kernel.Require;

/** The id of a crisis: a slug. */
public record CrisisId(String value) implements Comparable<CrisisId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CrisisId {
        Require.slug(value, "crisis");
    }

    @Override
    public int compareTo(CrisisId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
