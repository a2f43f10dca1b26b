package org.demarche.ledger.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.jspecify.annotations.Nullable;

/** An export read line by line: finds the first that is out of order, and grows the tree of the others. Not thread-safe. */
final class Reading {
    private final CompactRange range = new CompactRange();
    private final Sequences sequences = new Sequences();
    private final Set<Long> sizes;
    private final Map<Long, Hash> roots = new HashMap<>();
    private long lines;
    private @Nullable Disorder disorder;

    /** @param sizes at which the root is of interest */
    Reading(Set<Long> sizes) {
        this.sizes = sizes;
        keepRoot();
    }

    /** Takes in the next lines. */
    void take(List<Line> next) throws Damaged {
        for (Line line : next) {
            take(line);
        }
    }

    private void take(Line line) throws Damaged {
        lines++;
        if (disorder == null) {
            inOrder(line);
        } else if (line instanceof Line.Entry entry) {
            disorder.then(lines, entry.revision());
        }
    }

    /** All entries, after the last line. */
    TreeHead head() throws Damaged {
        if (disorder != null) {
            throw disorder.atTheEnd();
        }
        return range.head();
    }

    /** The root over the first entries; null when there are fewer. */
    @Nullable Hash rootAt(long size) {
        return roots.get(size);
    }

    private void inOrder(Line line) throws Damaged {
        switch (line) {
            case Line.Entry entry -> inOrder(entry);
            case Line.Unfinished unfinished ->
                throw new Damaged(
                        Fault.TRUNCATED, "line " + lines + ": expected a line feed, found the end of the file");
            case Line.NoEntry none -> throw new Damaged(Fault.MALFORMED, "line " + lines + ": no entry; " + none.why());
        }
    }

    private void inOrder(Line.Entry entry) throws Damaged {
        long expected = range.size() + 1;
        if (entry.revision() != expected) {
            disorder = new Disorder(lines, expected, entry.revision());
            return;
        }
        long sequence = sequences.next(entry.aggregate());
        if (entry.sequence() != sequence) {
            throw new Damaged(
                    Fault.ALTERED,
                    "line " + lines + ", revision " + expected + ": expected sequence " + sequence + " of "
                            + entry.aggregate() + ", found " + entry.sequence());
        }
        range.append(entry.leaf());
        keepRoot();
    }

    private void keepRoot() {
        if (sizes.contains(range.size())) {
            roots.put(range.size(), range.root());
        }
    }
}
