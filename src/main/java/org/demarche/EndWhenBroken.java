package org.demarche;

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

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
        if (event.getState() == LivenessState.BROKEN) {
            LOG.error("The process ends with status 1");
            Runtime.getRuntime().halt(1);
        }
    }
}
