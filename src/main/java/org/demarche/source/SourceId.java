package org.demarche.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.demarche.kernel.Require;

/** The id of a source: a slug. */
public record SourceId(String value) implements Comparable<SourceId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceId {
        Require.slug(value, "source");
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
