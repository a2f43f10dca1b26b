package org.demarche.ledger.verify;

import static org.demarche.fuzz.FuzzTarget.require;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.ledger.ExportedEntry;

/** Lines of an export, read by the two readers that know nothing of each other: what the verifier takes, the ledger does too. */
public final class EntryFuzz implements FuzzTarget {
    @Override
    public void run(byte[] octets) {
        Optional<Line.Entry> verified = verified(octets);
        Optional<ExportedEntry> exported = exported(new String(octets, StandardCharsets.UTF_8));
        verified.ifPresent(entry -> {
            ExportedEntry same = exported.orElseThrow();
            require(entry.revision() == same.revision(), "revision");
            require(entry.sequence() == same.sequence(), "sequence");
            require(entry.leaf().equals(same.leafHash()), "hash");
        });
    }

    private static Optional<Line.Entry> verified(byte[] octets) {
        try {
            return Optional.of(EntryReader.read(octets, 0, octets.length));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<ExportedEntry> exported(String line) {
        try {
            return Optional.of(ExportedEntry.parse(line));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Lines.export(1, 2, 3).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
