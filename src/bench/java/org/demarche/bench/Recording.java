package org.demarche.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When the items were recorded: on their day, 5 % of them 1..90 days later; 1 % were retracted 1..120 days after that. What
 * was recorded on one day is one batch.
 */
final class Recording {
    private static final int PERCENT_LATE = 5;
    private static final int MOST_LATE = 90;
    private static final int PERCENT_RETRACTED = 1;
    private static final int LAST_RETRACTED = 120;

    /** A day, whether it is a retraction, an item, in one number. */
    private static final int ITEM_BITS = 18;

    private static final int RETRACTION = 1 << ITEM_BITS;

    private final long[] entries;
    /** The number of entries up to each batch. */
    private final int[] ends;

    private Recording(long[] entries, int[] ends) {
        this.entries = entries;
        this.ends = ends;
    }

    static Recording of(Items items, SplittableRandom random) {
        long[] entries = new long[2 * Items.COUNT];
        int count = 0;
        for (int item = 0; item < Items.COUNT; item++) {
            int day = items.days()[item];
            if (random.nextInt(100) < PERCENT_LATE) {
                day += random.nextInt(1, MOST_LATE + 1);
            }
            entries[count++] = entry(day, item);
            if (random.nextInt(100) < PERCENT_RETRACTED) {
                entries[count++] = entry(day + random.nextInt(1, LAST_RETRACTED + 1), RETRACTION | item);
            }
        }
        long[] ordered = Arrays.copyOf(entries, count);
        Arrays.sort(ordered);
        return new Recording(ordered, ends(ordered));
    }

    private static long entry(int day, int what) {
        return ((long) day << (ITEM_BITS + 1)) | what;
    }

    private static int day(long entry) {
        return (int) (entry >>> (ITEM_BITS + 1));
    }

    private static int[] ends(long[] ordered) {
        int[] ends = new int[day(ordered[ordered.length - 1]) + 1];
        int batches = 0;
        for (int entry = 0; entry < ordered.length; entry++) {
            if (entry == ordered.length - 1 || day(ordered[entry]) != day(ordered[entry + 1])) {
                ends[batches++] = entry + 1;
            }
        }
        return Arrays.copyOf(ends, batches);
    }

    int entries() {
        return entries.length;
    }

    int item(int entry) {
        return (int) entries[entry] & (RETRACTION - 1);
    }

    boolean isRetraction(int entry) {
        return (entries[entry] & RETRACTION) != 0;
    }

    int batches() {
        return ends.length;
    }

    /** The number of entries up to and with the batch. */
    int end(int batch) {
        return ends[batch];
    }

    int begin(int batch) {
        return batch == 0 ? 0 : ends[batch - 1];
    }

    /** The day on which the batch was recorded. */
    int day(int batch) {
        return day(entries[ends[batch] - 1]);
    }

    /** The last batch recorded at or before the day; the first if there is none. */
    int batchAt(int day) {
        int batch = ends.length - 1;
        while (batch > 0 && day(batch) > day) {
            batch--;
        }
        return batch;
    }
}
