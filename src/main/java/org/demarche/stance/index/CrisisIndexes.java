package org.demarche.stance.index;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.RowsRemembered;
import org.demarche.stance.Question;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.NumberedCrisis;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The indexes in memory, one for each crisis and version of its codebook that is asked about. They are caught up when a
 * question needs it. When all together outgrow {@code demarche.index.memory} those unused for longest are let go.
 * Thread-safe.
 */
@Component
public class CrisisIndexes implements RowsRemembered {
    /** Entries of a crisis, from which on its index is kept in a file too. */
    private static final int WORTHWHILE = 10_000;

    private record Key(long crisis, int version) {}

    private static final class Slot {
        private final CrisisIndex index;
        /** Of the rows that it began with. */
        private final long generation;

        private volatile long used;
        /** How many entries of it are in its image. */
        private volatile long pictured;

        private Slot(CrisisIndex index, long generation) {
            this.index = index;
            this.generation = generation;
            this.pictured = index.entries();
        }
    }

    private final EvidenceReader evidence;
    private final Ledger ledger;
    private final IndexImages images;
    private final long memory;
    private final Map<CrisisId, CodebookVersions> codebooks = new ConcurrentHashMap<>();
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicLong uses = new AtomicLong();
    private final AtomicLong loads = new AtomicLong();
    private final LongAdder hits = new LongAdder();

    @Autowired
    CrisisIndexes(
            EvidenceReader evidence,
            Ledger ledger,
            @Value("${demarche.data}") Path data,
            @Value("${demarche.index.memory}") String memory) {
        this(evidence, ledger, new IndexImages(data.resolve("index"), ledger::root, WORTHWHILE), memory);
    }

    CrisisIndexes(EvidenceReader evidence, Ledger ledger, IndexImages images, String memory) {
        this.evidence = evidence;
        this.ledger = ledger;
        this.images = images;
        this.memory = MemoryBound.bytes(memory);
    }

    /** The index that the question is about, caught up to its revision; refuses what {@code Stances} says. */
    public CrisisIndex of(Question question) {
        CodebookVersions versions = versions(question.crisis(), question.revision());
        AdoptedCodebook adopted = question.codebook() == null
                ? versions.inForce(question.revision())
                : versions.version(question.codebook());
        return caughtUp(versions.crisis(), adopted, question.revision());
    }

    /** The versions of the crisis's codebook, those adopted up to the revision at least. */
    public CodebookVersions versions(CrisisId crisis, long revision) {
        requireVisible(revision);
        CodebookVersions known = codebooks.get(crisis);
        if (known == null) {
            NumberedCrisis numbered = evidence.crisis(crisis).orElseThrow(() -> unknown(crisis));
            known = codebooks.computeIfAbsent(crisis, c -> new CodebookVersions(numbered, evidence, ledger));
        }
        if (revision < known.crisis().revision()) {
            throw unknown(crisis);
        }
        known.catchUp(revision);
        return known;
    }

    private void requireVisible(long revision) {
        if (revision > ledger.visible()) {
            throw new Refusal(
                    Code.UNKNOWN_REVISION,
                    "known",
                    "Ask about a revision up to " + ledger.visible() + ", the last visible.");
        }
    }

    private static Refusal unknown(CrisisId crisis) {
        return new Refusal(Code.NOT_FOUND, "crisis", "No crisis " + crisis + " is known at that revision.");
    }

    private CrisisIndex caughtUp(NumberedCrisis crisis, AdoptedCodebook adopted, long revision) {
        Key key = new Key(crisis.number(), adopted.version());
        while (true) {
            Slot slot = slots.get(key);
            if (slot == null) {
                slot = slots.computeIfAbsent(key, k -> begun(crisis, adopted));
            }
            slot.used = uses.incrementAndGet();
            if (slot.index.indexed() >= revision) {
                hits.increment();
                return slot.index;
            }
            if (catchUp(key, slot)) {
                return slot.index;
            }
        }
    }

    private Slot begun(NumberedCrisis crisis, AdoptedCodebook adopted) {
        loads.incrementAndGet();
        long generation = ledger.generation();
        Codebook codebook = evidence.codebook(crisis, adopted);
        return new Slot(
                images.read(() -> new CrisisIndex(crisis, adopted.version(), codebook), ledger.visible(), generation),
                generation);
    }

    private boolean catchUp(Key key, Slot slot) {
        boolean isCaughtUp = false;
        try {
            isCaughtUp = slot.index.catchUp(evidence, ledger.visible());
        } finally {
            if (!isCaughtUp) {
                slots.remove(key, slot);
            }
        }
        picture(slot);
        letGo(slot);
        return isCaughtUp;
    }

    private void picture(Slot slot) {
        long entries = slot.index.entries();
        if (images.isDue(entries, slot.pictured)) {
            slot.pictured = entries;
            images.write(slot.index, slot.generation);
        }
    }

    /** What was made of the projections' rows is made anew, since they are. */
    @Override
    public void forget() {
        slots.clear();
        codebooks.clear();
        images.clear();
    }

    /** How much memory all together take, in bytes. */
    long memory() {
        return slots.values().stream().mapToLong(slot -> slot.index.memory()).sum();
    }

    /** How many have been begun anew so far. */
    long loads() {
        return loads.get();
    }

    /** How many questions found one that knew all that they ask about. */
    long hits() {
        return hits.sum();
    }

    /** Those unused for longest, until the rest fits; never the one in use. */
    private void letGo(Slot inUse) {
        long sum = memory();
        if (sum <= memory) {
            return;
        }
        List<Map.Entry<Key, Slot>> byAge = slots.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getValue().used))
                .toList();
        for (Map.Entry<Key, Slot> entry : byAge) {
            if (sum > memory && entry.getValue() != inUse) {
                slots.remove(entry.getKey(), entry.getValue());
                sum -= entry.getValue().index.memory();
            }
        }
    }
}
