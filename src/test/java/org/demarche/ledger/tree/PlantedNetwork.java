package org.demarche.ledger.tree;

import java.net.URI;

/** Breaks a rule on purpose, to see it caught. */
public final class PlantedNetwork {
    public String ask(URI server) {
        return server.toString();
    }
}
