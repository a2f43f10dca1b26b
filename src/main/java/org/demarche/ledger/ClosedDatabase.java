package org.demarche.ledger;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

/**
 * Gives the process up when the embedded database cannot write, or does not understand what it reads from its file, and closes
 * itself sooner or later. Then the next new connection would open it again with what has reached the disk, while this process
 * remembers more than that and would decide by it. So it is declared broken for good, however well some connections seem to
 * work; the next process makes the database anew from the journal.
 */
class ClosedDatabase implements SQLExceptionOverride, BeanPostProcessor {
    /** What H2 says of every connection then; it calls them valid all the same. */
    private static final int DATABASE_IS_CLOSED = 90098;

    /** What its store of pages says of those that are not what they should be; it says other things of conflicts. */
    private static final Set<Integer> UNREADABLE =
            Set.of(DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND);

    /** What PostgreSQL says, which comes back. */
    private static final int NO_CODE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(ClosedDatabase.class);

    private final ApplicationContext program;
    private final AtomicBoolean closed = new AtomicBoolean();

    ClosedDatabase(ApplicationContext program) {
        this.program = program;
    }

    /** Lets the pool ask about every exception of its connections. */
    @java.lang.Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setExceptionOverride(this);
        }
        return bean;
    }

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        if (isEnd(failure) && closed.compareAndSet(false, true)) {
            LOG.error(
                    "The database cannot write, finds its file damaged, or has closed itself. What was answered is on the disk; only a new process may go on.");
            AvailabilityChangeEvent.publish(program, ReadinessState.REFUSING_TRAFFIC);
            AvailabilityChangeEvent.publish(program, failure, LivenessState.BROKEN);
        }
        return SQLExceptionOverride.Override.CONTINUE_EVICT;
    }

    /**
     * H2, which has codes of its own for everything, has closed itself, or tells of a write that has failed or of a page that is
     * not what it should be, and will do so.
     */
    private static boolean isEnd(SQLException failure) {
        return failure.getErrorCode() == DATABASE_IS_CLOSED
                || (failure.getErrorCode() != NO_CODE && (Outage.isIn(failure) || isOfPages(failure)));
    }

    private static boolean isOfPages(SQLException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(
                        cause -> cause instanceof MVStoreException pages && UNREADABLE.contains(pages.getErrorCode()));
    }
}
