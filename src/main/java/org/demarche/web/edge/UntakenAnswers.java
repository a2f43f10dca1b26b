package org.demarche.web.edge;

import java.util.concurrent.Semaphore;
import org.demarche.web.Turn;

/** Room for answers that are only to be taken by whoever asked: who does so slowly keeps nobody from asking. Thread-safe. */
final class UntakenAnswers implements Turn.Room {
    private final Semaphore room;

    /** @param room in octets */
    UntakenAnswers(long room) {
        this.room = new Semaphore((int) Math.min(room, Integer.MAX_VALUE));
    }

    @Override
    public boolean begin(long octets) {
        return octets <= Integer.MAX_VALUE && room.tryAcquire((int) octets);
    }

    @Override
    public void end(long octets) {
        room.release(Math.toIntExact(octets));
    }
}
