package org.demarche.crisis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** What a stance is about: an issue of the crisis or another actor. Ordered by its text, {@code actors/} before {@code issues/}. */
public sealed interface Subject extends Comparable<Subject> {
    /** A position on an issue. */
    record OnIssue(IssueId issue) implements Subject {
        @Override
        public String toString() {
            return "issues/" + issue;
        }
    }

    /** A relation toward another actor. */
    record TowardActor(ActorId actor) implements Subject {
        @Override
        public String toString() {
            return "actors/" + actor;
        }
    }

    /** Reads {@code issues/<id>} or {@code actors/<id>}; refuses others with {@code invalid-value}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Subject parse(String text) {
        if (text.startsWith("issues/")) {
            return new OnIssue(new IssueId(text.substring("issues/".length())));
        }
        if (text.startsWith("actors/")) {
            return new TowardActor(new ActorId(text.substring("actors/".length())));
        }
        throw new Refusal(Code.INVALID_VALUE, "subject", "Write a subject as issues/<id> or actors/<id>.");
    }

    /** The subject as it is written. */
    @JsonValue
    default String text() {
        return toString();
    }

    @Override
    default int compareTo(Subject other) {
        return text().compareTo(other.text());
    }
}
