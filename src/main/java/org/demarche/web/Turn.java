package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** A request's share of what is worked on at once. Thread-safe. */
public final class Turn {
    private static final String ATTRIBUTE = Turn.class.getName();

    /** Those who have a turn, and those who wait for one. */
    public interface Queue {
        /** Waits for a turn, if not too many do; false when there is none. Whoever got one gives it back by {@link #end}. */
        boolean begin();

        /** The same for one who had a turn before, however many wait. */
        boolean resume();

        void end();
    }

    /** Room in memory for answers that whoever asked has still to take. */
    public interface Room {
        /** Takes room for so many octets, if there is some. */
        boolean begin(long octets);

        /** Ends what {@link #begin} began, where that was true. */
        void end(long octets);
    }

    private final Queue queue;
    private final Room room;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong left = new AtomicLong();

    private Turn(Queue queue, Room room) {
        this.queue = queue;
        this.room = room;
    }

    /** That of a request, which has begun one. */
    public static Turn of(HttpServletRequest request, Queue queue, Room room) {
        Turn turn = new Turn(queue, room);
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

    /**
     * Waits with the request that this thread answers, of which others have the turn meanwhile. Where it was in vain, the request
     * has none afterwards: it is only to be refused.
     *
     * @throws Refusal {@code overloaded}: it was not in vain, but there is no turn to go on with
     */
    static boolean without(BooleanSupplier wait) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Turn turn = request == null ? null : (Turn) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (turn == null || turn.isOver.get()) {
            return wait.getAsBoolean();
        }
        turn.end();
        if (!wait.getAsBoolean()) {
            return false;
        }
        if (!turn.queue.resume()) {
            throw overloaded();
        }
        turn.isOver.set(false);
        return true;
    }

    /** Why there is no turn for a request. */
    public static Refusal overloaded() {
        return new Refusal(Code.OVERLOADED, null, "Ask again in a while: there is more to do than can wait.");
    }

    /** Gives it back, once. */
    public void end() {
        if (isOver.compareAndSet(false, true)) {
            queue.end();
        }
    }

    /** The request is over: it has no turn, and nothing in memory. */
    public void close() {
        end();
        room.end(left.getAndSet(0));
    }
}
