package org.demarche;

import java.util.function.Consumer;
import org.demarche.ledger.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/**
 * Ends the process at once when it is declared broken, for whoever supervises it to start a new one. Without a shutdown:
 * nothing may be decided or written any more, and what was answered is on the disk.
 */
class EndWhenBroken implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {
    private static final Logger LOG = LoggerFactory.getLogger(EndWhenBroken.class);

    private final Consumer<String> lastWords;

    EndWhenBroken() {
        this(why -> LOG.error("The process ends with status 1. {}", why));
    }

    /** @param lastWords takes a sentence that says what has broken it */
    EndWhenBroken(Consumer<String> lastWords) {
        this.lastWords = lastWords;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
        if (event.getState() == LivenessState.BROKEN) {
            lastWords.accept(event.getSource() instanceof Throwable failure ? Outage.told(failure) : "");
            Runtime.getRuntime().halt(1);
        }
    }
}
