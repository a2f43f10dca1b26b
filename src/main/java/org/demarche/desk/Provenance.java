package org.demarche.desk;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/**
 * What every event inherits from the command that led to it: who, why, as part of what, and the command itself as its
 * cause. Replaces Axon's own provider, whose trace ids would say the same in other words.
 */
@Component
class Provenance implements CorrelationDataProvider {
    static final String WHO = "who";
    static final String REASON = "reason";
    static final String CORRELATION_ID = "correlationId";
    static final String CAUSATION_ID = "causationId";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> inherited = new HashMap<>(message.getMetaData().subset(WHO, REASON, CORRELATION_ID));
        inherited.put(CAUSATION_ID, message.getIdentifier());
        return inherited;
    }
}
