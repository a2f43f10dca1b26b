package org.demarche.ledger;

import org.demarche.kernel.Stamp;

/** An event and what the ledger knows of it. */
public record RecordedEvent(Object event, Stamp stamp) {}
