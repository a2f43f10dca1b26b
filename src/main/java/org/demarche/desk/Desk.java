package org.demarche.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonTransientException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** Where writes are handed in, over HTTP and from files alike. Thread-safe. */
@Component
class Desk implements Recorder {
    /** How often a write is decided anew because another one came first. */
    static final int ATTEMPTS = 32;

    private final CommandGateway gateway;
    private final Timer appends;

    Desk(CommandGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.appends = meters.timer("demarche.appends");
    }

    /** {@inheritDoc} {@link Code#CONCURRENT_WRITE} when others kept coming first. */
    @Override
    public Recorded submit(Write write, String who, String correlationId) {
        MetaData provenance = provenance(write, who, correlationId);
        long begun = System.nanoTime();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Recorded recorded = gateway.sendAndWait(write, provenance);
                appends.record(Duration.ofNanos(System.nanoTime() - begun));
                return recorded;
            } catch (AggregateNotFoundException absent) {
                throw new Refusal(Code.NOT_FOUND, null, "There is no such record; check the ids of the path.");
            } catch (RuntimeException failure) {
                if (!isTransient(failure)) {
                    throw refusalIn(failure);
                }
            }
        }
        throw new Refusal(Code.CONCURRENT_WRITE, null, "Others keep writing to the same record; try again.");
    }

    private static MetaData provenance(Write write, String who, String correlationId) {
        Map<String, Object> entries = new HashMap<>();
        entries.put(Provenance.WHO, who);
        entries.put(Provenance.CORRELATION_ID, correlationId);
        if (write.reason() != null) {
            entries.put(Provenance.REASON, write.reason());
        }
        return MetaData.from(entries);
    }

    /** Whether another write came first: between reading and appending, or in creating the same record. */
    private static boolean isTransient(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof AxonTransientException
                        || cause instanceof AggregateStreamCreationException
                        || cause instanceof TransientDataAccessException);
    }

    private static RuntimeException refusalIn(RuntimeException failure) {
        return causes(failure)
                .filter(Refusal.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst()
                .orElse(failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
