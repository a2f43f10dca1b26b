package org.demarche.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.demarche.kernel.Refusal;

/** What an import has come to so far. Not thread-safe. */
final class Tally {
    /** So many refused rows are told one by one; all are counted. */
    static final int TOLD = 1_000;

    private long read;
    private long recorded;
    private long duplicates;
    private long rejected;
    private final SortedMap<String, Long> codes = new TreeMap<>();
    private final SortedMap<String, Long> flags = new TreeMap<>();
    private final List<Rejection> rejections = new ArrayList<>();

    void read(int rows) {
        read += rows;
    }

    void recorded() {
        recorded++;
    }

    void duplicate() {
        duplicates++;
    }

    void flagged(List<String> with) {
        with.forEach(flag -> flags.merge(flag, 1L, Long::sum));
    }

    void rejected(long line, Refusal refusal) {
        rejected++;
        codes.merge(refusal.code().text(), 1L, Long::sum);
        if (rejections.size() < TOLD) {
            rejections.add(new Rejection(line, refusal.code().text(), refusal.field(), refusal.detail()));
        }
    }

    /** As it stands. */
    Counts counts() {
        return new Counts(read, recorded, duplicates, rejected, new TreeMap<>(codes), new TreeMap<>(flags));
    }

    /** The first of those that were refused, in the order in which that was known. */
    List<Rejection> rejections() {
        return List.copyOf(rejections);
    }
}
