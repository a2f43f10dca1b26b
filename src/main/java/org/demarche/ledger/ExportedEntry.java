package org.demarche.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.demarche.ledger.tree.Hash;

/** An entry of an export. Immutable. */
public final class ExportedEntry {
    private final Entry entry;
    private final Hash leafHash;

    private ExportedEntry(Entry entry, Hash leafHash) {
        this.entry = entry;
        this.leafHash = leafHash;
    }

    /**
     * The entry whose line this is, without its line feed.
     *
     * @throws IllegalArgumentException when it is not the line of an entry, octet by octet
     */
    public static ExportedEntry parse(String line) {
        Leaf leaf = Leaf.parse(line);
        return new ExportedEntry(
                new Entry(leaf.revision(), leaf.recordedAt(), leaf.event()),
                Hash.ofLeaf(line.getBytes(StandardCharsets.UTF_8)));
    }

    /** Its place in the ledger, from 1. */
    public long revision() {
        return entry.revision();
    }

    /** Never decreases with the revision. */
    public Instant recordedAt() {
        return Instant.ofEpochSecond(entry.recordedAt());
    }

    /** What it is about: {@code crises/niger-2023}, {@code sources/rfi}. */
    public String aggregate() {
        return entry.event().aggregate();
    }

    /** Its number among the entries of its aggregate, from 0. */
    public long sequence() {
        return entry.event().sequence();
    }

    /** The hash of the line, as a leaf of the tree. */
    public Hash leafHash() {
        return leafHash;
    }

    Entry entry() {
        return entry;
    }
}
