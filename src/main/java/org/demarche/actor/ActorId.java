package org.demarche.actor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.demarche.kernel.Require;

/** The id of an actor: a slug. */
public record ActorId(String value) implements Comparable<ActorId> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ActorId {
        Require.slug(value, "actor");
    }

    @Override
    public int compareTo(ActorId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
