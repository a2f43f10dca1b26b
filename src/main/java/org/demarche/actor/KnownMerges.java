package org.demarche.actor;

/** The merges, so far as the projections have read. Thread-safe. */
interface KnownMerges {
    Merges merges();
}
