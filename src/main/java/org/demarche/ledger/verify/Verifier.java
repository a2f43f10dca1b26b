package org.demarche.ledger.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.jspecify.annotations.Nullable;

/**
 * Holds exports against checkpoints. That the ledger of the checkpoint goes on from that of the previous one needs no proof
 * here, where all entries are at hand: both roots must be those of the entries that the checkpoints cover.
 */
public final class Verifier {
    /** The checkpoint first, then the previous one. */
    private final List<KeptCheckpoint> kept;

    private Verifier(List<KeptCheckpoint> kept) {
        this.kept = kept;
    }

    /** Has nothing to hold an export against, and looks at the form and the order of its entries alone. */
    public static Verifier ofForm() {
        return new Verifier(List.of());
    }

    /**
     * Believes checkpoints that one of the keys has signed; without keys it believes them as they are.
     *
     * @param checkpoint signed note as it was received
     * @param previous one that was kept from before
     * @throws Damaged when a checkpoint is not to be believed, or is not of the same history as the other at the same size
     */
    public static Verifier of(byte[] checkpoint, byte @Nullable [] previous, List<VerifierKey> keys) throws Damaged {
        KeptCheckpoint now = KeptCheckpoint.parse("checkpoint", checkpoint);
        now.requireSignature(keys);
        if (previous == null) {
            return new Verifier(List.of(now));
        }
        KeptCheckpoint before = KeptCheckpoint.parse("previous checkpoint", previous);
        before.requireOrigin(List.of(now.text().origin()));
        before.requireSignature(keys);
        if (before.head().size() == now.head().size()) {
            before.requireRoot(now.head().root(), Fault.FORKED);
        }
        return new Verifier(List.of(now, before));
    }

    /**
     * Reads {@code export} to its end or to the first fault, on all processors. Keeps a few blocks of it at a time, of a
     * quarter of a megabyte or of the longest line, and some octets for every aggregate.
     *
     * @param progress is told again and again how many octets were read
     * @throws java.util.concurrent.CompletionException when there is too little memory for the longest lines
     */
    public Verified verify(InputStream export, LongConsumer progress) throws IOException, Damaged {
        Reading reading = new Reading(sizes());
        readAll(export, reading, progress);
        TreeHead whole = reading.head();
        compare(reading, whole.size());
        TreeHead covered = kept.stream()
                .map(KeptCheckpoint::head)
                .max(Comparator.comparingLong(TreeHead::size))
                .orElse(whole);
        return new Verified(covered, whole.size() - covered.size());
    }

    /** Hashes and parses a few blocks ahead, in any order, of what is taken in in the order of the lines. */
    private static void readAll(InputStream export, Reading reading, LongConsumer progress)
            throws IOException, Damaged {
        Blocks blocks = new Blocks(export);
        int processors = Runtime.getRuntime().availableProcessors();
        Queue<CompletableFuture<List<Line>>> ahead = new ArrayDeque<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            for (Block block = blocks.next(); block.length() > 0; block = blocks.next()) {
                ahead.add(CompletableFuture.supplyAsync(block::lines, workers));
                if (ahead.size() > 2 * processors) {
                    reading.take(ahead.remove().join());
                    progress.accept(blocks.read());
                }
            }
            for (CompletableFuture<List<Line>> lines : ahead) {
                reading.take(lines.join());
            }
            progress.accept(blocks.read());
        }
    }

    private Set<Long> sizes() {
        return kept.stream().map(each -> each.head().size()).collect(Collectors.toSet());
    }

    /** Whatever can be compared is, before entries are found missing: it says more. */
    private void compare(Reading reading, long entries) throws Damaged {
        Fault other = Fault.ALTERED;
        for (KeptCheckpoint each : kept) {
            Hash root = reading.rootAt(each.head().size());
            if (root != null) {
                each.requireRoot(root, other);
                other = Fault.FORKED;
            }
        }
        for (KeptCheckpoint each : kept) {
            each.requireSize(entries);
        }
    }
}
