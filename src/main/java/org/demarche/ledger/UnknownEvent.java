package org.demarche.ledger;

/** There is an event in the ledger that this program does not know: a later one has written it. To pass it over would be to err. */
public final class UnknownEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownEvent(Entry entry) {
        super("Revision " + entry.revision() + " is of a type that this program does not know, "
                + entry.event().payloadType() + "; a later program is needed.");
    }
}
