package org.demarche.stance.changes;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.stance.Track;

/** The last change of a page: the next page begins after it. */
record LabelCursor(long moment, Track track) implements Comparable<LabelCursor> {
    private static final String SEPARATOR = "~";

    /** Reads what {@link #text} wrote; refuses anything else. */
    static LabelCursor parse(String text) {
        String[] fields = text.split(SEPARATOR, -1);
        try {
            if (fields.length == 3) {
                return new LabelCursor(
                        Long.parseLong(fields[0]), new Track(new ActorId(fields[1]), Subject.parse(fields[2])));
            }
        } catch (NumberFormatException | Refusal e) {
            throw foreign();
        }
        throw foreign();
    }

    private static Refusal foreign() {
        return new Refusal(Code.INVALID_PARAMETER, "cursor", "Give the cursor that the page before names as next.");
    }

    String text() {
        return moment + SEPARATOR + track.holder() + SEPARATOR + track.subject();
    }

    @Override
    public int compareTo(LabelCursor other) {
        return moment != other.moment ? Long.compare(moment, other.moment) : track.compareTo(other.track);
    }
}
