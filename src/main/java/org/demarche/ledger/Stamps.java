package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.demarche.kernel.Stamp;
import org.jspecify.annotations.Nullable;

/** Gives event handlers the {@link Stamp} of what they handle. Only what comes out of the ledger has one. */
class Stamps implements ParameterResolverFactory {
    static final String REVISION = "ledger.revision";
    static final String WHO = "who";
    private static final String RECORDED_AT = "ledger.recordedAt";

    static Map<String, Object> of(Entry entry) {
        return Map.of(REVISION, entry.revision(), RECORDED_AT, entry.recordedAt());
    }

    /** The stamp of what came out of the ledger. */
    static Stamp stamp(Message<?> message) {
        var metadata = message.getMetaData();
        return new Stamp(
                (Long) requireNonNull(metadata.get(REVISION)),
                (Long) requireNonNull(metadata.get(RECORDED_AT)),
                message.getIdentifier(),
                (String) requireNonNull(metadata.get(WHO)),
                (String) metadata.get("reason"));
    }

    @Override
    public @Nullable ParameterResolver<Stamp> createInstance(Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == Stamp.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<Stamp> {
        @Override
        public Stamp resolveParameterValue(Message<?> message) {
            return stamp(message);
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof EventMessage && message.getMetaData().containsKey(REVISION);
        }
    }
}
