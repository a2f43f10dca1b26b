package org.demarche.stance.index;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * The reports of every development, those of one side by side in the order recorded. One thread writes, any number may
 * read meanwhile: a development that gets a further report gets a new place for all of its reports.
 */
final class Reports {
    static final int NONE = -1;

    private static final int LAST = 1 << 7;

    /** Replaced when full, else only written where nothing was. */
    private static final class Store {
        final int[] sources;
        final int[] origins;
        final int[] revisions;
        /** The lower and the upper part of an epoch second: those of the years 0000 to 9999 take 39 bits and a sign. */
        final int[] published;

        final byte[] publishedUpper;
        /** Credibility, stance (lowest bit), and whether it is the last of its development. */
        final byte[] gradings;

        Store(int capacity) {
            sources = new int[capacity];
            origins = new int[capacity];
            revisions = new int[capacity];
            published = new int[capacity];
            publishedUpper = new byte[capacity];
            gradings = new byte[capacity];
        }

        Store(ImageInput image) {
            sources = image.ints();
            origins = image.ints();
            revisions = image.ints();
            published = image.ints();
            publishedUpper = image.octets();
            gradings = image.octets();
        }

        void write(ImageOutput image, int used) {
            image.ints(sources, used);
            image.ints(origins, used);
            image.ints(revisions, used);
            image.ints(published, used);
            image.octets(publishedUpper, used);
            image.octets(gradings, used);
        }

        void copy(Store other, int from, int at, int count) {
            System.arraycopy(other.sources, from, sources, at, count);
            System.arraycopy(other.origins, from, origins, at, count);
            System.arraycopy(other.revisions, from, revisions, at, count);
            System.arraycopy(other.published, from, published, at, count);
            System.arraycopy(other.publishedUpper, from, publishedUpper, at, count);
            System.arraycopy(other.gradings, from, gradings, at, count);
        }
    }

    private volatile Store store = new Store(16);
    private volatile AtomicIntegerArray firsts = new AtomicIntegerArray(0);
    private int used;
    private int open = NONE;
    private int start;

    /** The first report of the development; {@link #NONE} if it has none. */
    int first(int development) {
        AtomicIntegerArray now = firsts;
        return development < now.length() ? now.getAcquire(development) - 1 : NONE;
    }

    /** The report after this one of the same development; {@link #NONE} if there is none. */
    int next(int report) {
        return (store.gradings[report] & LAST) == 0 ? report + 1 : NONE;
    }

    int source(int report) {
        return store.sources[report];
    }

    int origin(int report) {
        return store.origins[report];
    }

    /** That recorded it. */
    int revision(int report) {
        return store.revisions[report];
    }

    /** From when on it was public, epoch second: as it says, or else when it was recorded. */
    long published(int report) {
        Store now = store;
        return ((long) now.publishedUpper[report] << Integer.SIZE) | Integer.toUnsignedLong(now.published[report]);
    }

    int credibility(int report) {
        return (store.gradings[report] & ~LAST & 0xff) >>> 1;
    }

    boolean affirms(int report) {
        return (store.gradings[report] & 1) != 0;
    }

    /** Whether the development has a report by the source. */
    boolean isBy(int source, int development) {
        for (int report = first(development); report != NONE; report = next(report)) {
            if (source(report) == source) {
                return true;
            }
        }
        return false;
    }

    /** Begins to add reports to a development: those that it has are copied to where the others will follow. */
    void begin(int development) {
        open = development;
        start = used;
        for (int report = first(development); report != NONE; report = next(report)) {
            reserve(1);
            store.copy(store, report, used, 1);
            used++;
        }
    }

    /** Adds a report to the development that was begun. */
    void add(int source, int origin, int credibility, boolean affirms, int revision, long published) {
        reserve(1);
        Store now = store;
        now.sources[used] = source;
        now.origins[used] = origin;
        now.revisions[used] = revision;
        now.published[used] = (int) published;
        now.publishedUpper[used] = (byte) (published >> Integer.SIZE);
        now.gradings[used] = (byte) ((credibility << 1) | (affirms ? 1 : 0));
        used++;
    }

    /** Shows the development's readers all of its reports. */
    void end() {
        byte[] gradings = store.gradings;
        for (int report = start; report < used; report++) {
            int grading = gradings[report] & ~LAST & 0xff;
            gradings[report] = (byte) (report == used - 1 ? grading | LAST : grading);
        }
        place(open, start);
    }

    private void reserve(int more) {
        if (used + more > store.sources.length) {
            Store grown = new Store(used + more + used / 2);
            grown.copy(store, 0, 0, used);
            store = grown;
        }
    }

    private void place(int development, int first) {
        AtomicIntegerArray now = firsts;
        if (development >= now.length()) {
            now = grown(now, development + development / 2 + 16);
            firsts = now;
        }
        now.setRelease(development, first + 1);
    }

    private static AtomicIntegerArray grown(AtomicIntegerArray from, int capacity) {
        AtomicIntegerArray more = new AtomicIntegerArray(capacity);
        for (int i = 0; i < Math.min(capacity, from.length()); i++) {
            more.setPlain(i, from.getPlain(i));
        }
        return more;
    }

    /** Gives back what was reserved for more. */
    void trim(int developments) {
        Store trimmed = new Store(used);
        trimmed.copy(store, 0, 0, used);
        store = trimmed;
        firsts = grown(firsts, developments);
    }

    void write(ImageOutput image) {
        store.write(image, used);
        AtomicIntegerArray now = firsts;
        image.ints(IntStream.range(0, now.length()).map(now::getPlain).toArray());
    }

    void read(ImageInput image) {
        store = new Store(image);
        used = store.sources.length;
        firsts = new AtomicIntegerArray(image.ints());
    }

    /** Octets of memory. */
    long memory() {
        return 18L * store.sources.length + 4L * firsts.length();
    }
}
