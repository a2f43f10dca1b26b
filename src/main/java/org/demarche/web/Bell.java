package org.demarche.web;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the one who waits; rung many times before anybody listens, it has rung once. Thread-safe. */
public final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean isRinging;

    /** Never waits. */
    public void ring() {
        lock.lock();
        try {
            isRinging = true;
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has rung since the last time; false when it has not after so many nanoseconds. */
    boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!isRinging && left > 0) {
                left = rung.awaitNanos(left);
            }
            boolean isHeard = isRinging;
            isRinging = false;
            return isHeard;
        } finally {
            lock.unlock();
        }
    }
}
