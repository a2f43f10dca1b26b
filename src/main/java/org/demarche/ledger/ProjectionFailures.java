package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

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
    private static final String ALL = "The projections";

    private final Obstacle obstacle;
    private String place = "";
    private @Nullable Throwable told;

    ProjectionFailures(Obstacle obstacle) {
        this.obstacle = obstacle;
    }

    @Override
    public void onError(Exception failure, EventMessage<?> event, EventMessageHandler handler) throws Exception {
        String who = handler.getTargetType().getSimpleName();
        find(event, who, failure);
        tell(who, describe(event), failure);
        throw failure;
    }

    /** Also hears of what fails when a batch is committed. */
    @Override
    public void handleError(ErrorContext context) throws Exception {
        List<? extends EventMessage<?>> events = context.failedEvents();
        if (!events.isEmpty()) {
            if (!context.error().equals(told)) {
                tellOfBatch(events, context.error());
            }
            if (!Outage.isIn(context.error())) {
                obstacle.failed(revision(events.getLast()));
            }
        }
        PropagatingErrorHandler.instance().handleError(context);
    }

    private void tellOfBatch(List<? extends EventMessage<?>> events, Throwable failure) {
        String from = describe(events.getFirst());
        if (events.size() == 1) {
            find(events.getFirst(), ALL, failure);
            tell(ALL, from, failure);
        } else {
            tell(ALL, from + " to " + describe(events.getLast()), failure);
        }
    }

    /** No event is to blame for a database that is away. */
    private void find(EventMessage<?> event, String who, Throwable failure) {
        if (!Outage.isIn(failure)) {
            obstacle.found(
                    new Obstacle.Found(revision(event), event.getPayloadType().getSimpleName(), who));
        }
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
        return "revision " + revision(event) + " (" + event.getPayloadType().getSimpleName() + ", event "
                + event.getIdentifier() + ")";
    }

    private static long revision(EventMessage<?> event) {
        return (Long) requireNonNull(event.getMetaData().get(Stamps.REVISION));
    }
}
