package org.demarche.ledger;

import java.util.List;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.ListenerInvocationErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log which event the projections cannot take: once with the cause, then in a line for each time that the
 * processor tries again, which it does ever more rarely. Used by one thread.
 */
class ProjectionFailures implements ListenerInvocationErrorHandler, ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionFailures.class);

    private String place = "";
    private @Nullable Throwable told;

    @Override
    public void onError(Exception failure, EventMessage<?> event, EventMessageHandler handler) throws Exception {
        tell(handler.getTargetType().getSimpleName(), describe(event), failure);
        throw failure;
    }

    /** Also hears of what fails when a batch is committed. */
    @Override
    public void handleError(ErrorContext context) throws Exception {
        List<? extends EventMessage<?>> events = context.failedEvents();
        if (!context.error().equals(told) && !events.isEmpty()) {
            String from = describe(events.getFirst());
            tell(
                    "The projections",
                    events.size() == 1 ? from : from + " to " + describe(events.getLast()),
                    context.error());
        }
        PropagatingErrorHandler.instance().handleError(context);
    }

    private void tell(String who, String what, Throwable failure) {
        if (place.equals(what)) {
            LOG.error("{} still cannot take {}: {}", who, what, failure.toString());
        } else {
            LOG.error("{} cannot take {}; until it can, reads stay where they are", who, what, failure);
        }
        place = what;
        told = failure;
    }

    private static String describe(EventMessage<?> event) {
        return "revision " + event.getMetaData().get(Stamps.REVISION) + " ("
                + event.getPayloadType().getSimpleName() + ", event " + event.getIdentifier() + ")";
    }
}
