package org.demarche.web;

import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** Of a store without a crisis. */
final class NoCrises implements CrisisClocks {
    @Override
    public Optional<ZoneId> zone(String crisis) {
        return Optional.empty();
    }

    @Override
    public OptionalInt codebookInForce(String crisis, long revision) {
        return OptionalInt.empty();
    }

    @Override
    public boolean hasCodebook(String crisis, int version) {
        return false;
    }
}
