package org.demarche.ledger;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * There is an event, or a revision of one, that this program does not know: a later one has written it. To pass it over would
 * be to err.
 */
public final class UnknownEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private UnknownEvent(String place, String name, String revision) {
        super(place + " is of a type that this program does not know, " + name + " of revision " + revision
                + "; a later program is needed.");
    }

    UnknownEvent(Entry entry) {
        this(
                "Revision " + entry.revision(),
                entry.event().payloadType(),
                entry.event().payloadRevision());
    }

    /**
     * Lets known events pass.
     *
     * @param place where it was found, as one says it
     */
    static void refuse(EventMessage<?> message, String place) {
        if (message.getPayloadType() == UnknownSerializedType.class) {
            SerializedType type = ((UnknownSerializedType) message.getPayload()).serializedType();
            throw new UnknownEvent(place, type.getName(), type.getRevision());
        }
    }
}
