package org.demarche.stance.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Distinct texts, numbered from 0 in the order in which they were added, one behind the other in UTF-8, on pages: a text
 * that does not fit on a page begins the next one. One thread adds; any number may look up meanwhile: they find what was
 * added before they were told of it, and perhaps more.
 */
final class Names {
    static final int NONE = -1;

    /** Pages never move and are small, so that growing copies none and the collector need not find room for a large one. */
    private static final int PAGE_BITS = 13;

    /** Octets of a page, and of the longest text. */
    static final int PAGE = 1 << PAGE_BITS;

    /** Arrays that are replaced when they are full and else only written where nothing was; a slot holds number + 1. */
    private static final class Store {
        final byte[][] pages;
        final int[] ends;
        final int[] slots;

        Store(byte[][] pages, int[] ends, int[] slots) {
            this.pages = pages;
            this.ends = ends;
            this.slots = slots;
        }
    }

    private volatile Store store = new Store(new byte[0][], new int[16], new int[32]);
    private volatile int size;

    int size() {
        return size;
    }

    /** The number of an ASCII text, {@link #NONE} if it was not added. */
    int find(String ascii) {
        byte[] utf8 = ascii.getBytes(StandardCharsets.UTF_8);
        return find(utf8, 0, utf8.length);
    }

    int find(byte[] utf8, int from, int length) {
        int known = size;
        Store now = store;
        int slot = slot(now.slots, hash(utf8, from, length));
        for (int held = now.slots[slot]; held != 0; held = now.slots[slot]) {
            if (held <= known && isAt(now, held - 1, utf8, from, length)) {
                return held - 1;
            }
            slot = next(now.slots, slot);
        }
        return NONE;
    }

    int add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return add(utf8, 0, utf8.length);
    }

    int add(byte[] utf8, int from, int length) {
        int found = find(utf8, from, length);
        return found != NONE ? found : append(utf8, from, length);
    }

    private int append(byte[] utf8, int from, int length) {
        if (length > PAGE) {
            throw new IllegalArgumentException("no page holds a text of " + length + " octets");
        }
        int number = size;
        int at = placeAfter(number == 0 ? 0 : store.ends[number - 1], length);
        reserve(number, at >>> PAGE_BITS);
        Store now = store;
        System.arraycopy(utf8, from, now.pages[at >>> PAGE_BITS], at % PAGE, length);
        now.ends[number] = at + length;
        put(now.slots, hash(utf8, from, length), number);
        size = number + 1;
        return number;
    }

    String text(int number) {
        Store now = store;
        int at = start(now, number);
        return new String(page(now, at), at % PAGE, now.ends[number] - at, StandardCharsets.UTF_8);
    }

    /** By Unicode code point, which is the order of the octets of UTF-8. */
    int compare(int number, int other) {
        Store now = store;
        int at = start(now, number);
        int otherAt = start(now, other);
        return Arrays.compareUnsigned(
                page(now, at),
                at % PAGE,
                at % PAGE + now.ends[number] - at,
                page(now, otherAt),
                otherAt % PAGE,
                otherAt % PAGE + now.ends[other] - otherAt);
    }

    /** Gives back what was reserved for more. */
    void trim() {
        Store now = store;
        store = new Store(now.pages, Arrays.copyOf(now.ends, size), now.slots);
    }

    void write(ImageOutput image) {
        Store now = store;
        image.ints(now.ends, size);
        image.ints(now.slots);
        image.number(now.pages.length);
        for (byte[] page : now.pages) {
            image.octets(page);
        }
    }

    void read(ImageInput image) {
        int[] ends = image.ints();
        int[] slots = image.ints();
        byte[][] pages = new byte[image.count()][];
        for (int page = 0; page < pages.length; page++) {
            pages[page] = image.octets();
        }
        store = new Store(pages, ends, slots);
        size = ends.length;
    }

    /** Octets of memory. */
    long memory() {
        Store now = store;
        return (long) PAGE * now.pages.length + 4L * now.ends.length + 4L * now.slots.length;
    }

    /** Where a text lies: behind the one before, or at the beginning of the page on which it ends. */
    private static int start(Store now, int number) {
        int before = number == 0 ? 0 : now.ends[number - 1];
        return Math.max(before, (now.ends[number] - 1) / PAGE * PAGE);
    }

    private static int placeAfter(int end, int length) {
        int room = PAGE - end % PAGE;
        return length <= room ? end : end + room;
    }

    private static byte[] page(Store now, int at) {
        return now.pages[at >>> PAGE_BITS];
    }

    private static boolean isAt(Store now, int number, byte[] utf8, int from, int length) {
        int at = start(now, number);
        return now.ends[number] - at == length
                && Arrays.equals(page(now, at), at % PAGE, at % PAGE + length, utf8, from, from + length);
    }

    private static int hash(byte[] utf8, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + utf8[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    /** Where to look first: the hash, as a fraction of its range, of the slots. */
    private static int slot(int[] slots, int hash) {
        return (int) ((Integer.toUnsignedLong(hash) * slots.length) >>> Integer.SIZE);
    }

    private static int next(int[] slots, int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    private static void put(int[] slots, int hash, int number) {
        int slot = slot(slots, hash);
        while (slots[slot] != 0) {
            slot = next(slots, slot);
        }
        slots[slot] = number + 1;
    }

    /** Makes room for one more, on a page that may be a new one. */
    private void reserve(int number, int page) {
        Store now = store;
        boolean isFull = 4 * (number + 1) > 3 * now.slots.length;
        if (page == now.pages.length || number == now.ends.length || isFull) {
            int[] ends = number == now.ends.length ? Arrays.copyOf(now.ends, number + number / 2 + 1) : now.ends;
            store = new Store(withPage(now.pages, page), ends, isFull ? spread(now) : now.slots);
        }
    }

    private static byte[][] withPage(byte[][] pages, int page) {
        if (page < pages.length) {
            return pages;
        }
        byte[][] more = Arrays.copyOf(pages, page + 1);
        more[page] = new byte[PAGE];
        return more;
    }

    private int[] spread(Store now) {
        int[] slots = new int[now.slots.length + now.slots.length / 2];
        for (int number = 0; number < size; number++) {
            int at = start(now, number);
            put(slots, hash(page(now, at), at % PAGE, now.ends[number] - at), number);
        }
        return slots;
    }
}
