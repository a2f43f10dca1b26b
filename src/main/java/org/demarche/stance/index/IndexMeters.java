package org.demarche.stance.index;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What an operator may want to know of the indexes. */
@Component
class IndexMeters implements MeterBinder {
    private final CrisisIndexes indexes;

    IndexMeters(CrisisIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("demarche.index.memory", indexes, CrisisIndexes::memory)
                .baseUnit("bytes")
                .description("memory that the indexes take, estimated")
                .register(registry);
        FunctionCounter.builder("demarche.index.loads", indexes, CrisisIndexes::loads)
                .description("indexes that were begun, from their image or their first entry")
                .register(registry);
        FunctionCounter.builder("demarche.index.hits", indexes, CrisisIndexes::hits)
                .description("questions that found an index that knew all they ask about")
                .register(registry);
    }
}
