package org.demarche;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class says to the log, at any level, while this is open; nobody else hears it. */
public final class Heard implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };

    public Heard(Class<?> speaker) {
        logger = (Logger) LoggerFactory.getLogger(speaker);
        logger.setAdditive(false);
        logger.setLevel(Level.TRACE);
        log.start();
        logger.addAppender(log);
    }

    public List<ILoggingEvent> events() {
        return log.list;
    }

    @Override
    public void close() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
