package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request's share of what is worked on at once. Thread-safe. */
public final class Turn {
    private static final String ATTRIBUTE = Turn.class.getName();

    private final Runnable giveBack;
    private final AtomicBoolean isOver = new AtomicBoolean();

    private Turn(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** That of a request, which has one from now on. */
    public static Turn of(HttpServletRequest request, Runnable giveBack) {
        Turn turn = new Turn(giveBack);
        request.setAttribute(ATTRIBUTE, turn);
        return turn;
    }

    /** Gives back that of a request which has no more work to be done, and only waits; nothing where it has none. */
    static void endOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Turn turn) {
            turn.end();
        }
    }

    /** Gives it back, once. */
    public void end() {
        if (isOver.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
