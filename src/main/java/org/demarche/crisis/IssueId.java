package org.demarche.crisis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.demarche.kernel.Require;

/** The id of an issue of a crisis: a slug. */
public record IssueId(String value) implements Comparable<IssueId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IssueId {
        Require.slug(value, "issue");
    }

    @Override
    public int compareTo(IssueId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
