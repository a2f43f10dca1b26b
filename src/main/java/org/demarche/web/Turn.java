package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A request's share of what is worked on at once. Thread-safe. */
public final class Turn {
    private static final String ATTRIBUTE = Turn.class.getName();

    /** Room in memory for answers that whoever asked has still to take. */
    public interface Room {
        /** Takes room for so many octets, if there is some. */
        boolean begin(long octets);

        /** Ends what {@link #begin} began, where that was true. */
        void end(long octets);
    }

    private final Runnable giveBack;
    private final Room room;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong left = new AtomicLong();

    private Turn(Runnable giveBack, Room room) {
        this.giveBack = giveBack;
        this.room = room;
    }

    /** That of a request, which has one from now on. */
    public static Turn of(HttpServletRequest request, Runnable giveBack, Room room) {
        Turn turn = new Turn(giveBack, room);
        request.setAttribute(ATTRIBUTE, turn);
        return turn;
    }

    /** Gives back that of a request which has no more work to be done, and only waits; nothing where it has none. */
    static void endOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
            turn.end();
        }
    }

    /** The same of one of which nothing is left but that its answer, of so many octets, is taken; if there is room for that. */
    public static void leave(HttpServletRequest request, long octets) {
        if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
            turn.leave(octets);
        }
    }

    private void leave(long octets) {
        if (room.begin(octets)) {
            left.addAndGet(octets);
            end();
        }
    }

    /** Gives it back, once. */
    public void end() {
        if (isOver.compareAndSet(false, true)) {
            giveBack.run();
        }
    }

    /** The request is over: it has no turn, and nothing in memory. */
    public void close() {
        end();
        room.end(left.getAndSet(0));
    }
}
