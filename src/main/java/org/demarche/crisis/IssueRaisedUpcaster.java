package org.demarche.crisis;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/** Reads revision 1 of {@link IssueRaised}, which had no scope note, as revision 2. */
public final class IssueRaisedUpcaster extends SingleEventUpcaster {
    private static final SimpleSerializedType FROM = new SimpleSerializedType("issue-raised", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("issue-raised", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, ObjectNode.class, payload -> payload.putNull("scopeNote"));
    }
}
