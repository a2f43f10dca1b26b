package org.demarche.ledger;

import java.util.Locale;

/**
 * The first place at which what is kept does not follow from the events, or they are not what was hashed.
 *
 * @param revision of the first entry that is concerned; 0 where it is none in particular
 * @param detail where it is, and what was found
 */
public record Damage(Kind kind, long revision, String detail) {
    /** What is wrong. The names are stable. */
    public enum Kind {
        /** An event is not the one that was hashed. */
        EVENT_ALTERED(20),
        /** An entry has no event. */
        EVENT_MISSING(21),
        /** An event has no entry and does not wait for one. */
        EVENT_UNKNOWN(22),
        /** A revision has no entry. */
        ENTRY_MISSING(23),
        /** Entries have each other's events or revisions. */
        ENTRIES_SWAPPED(24),
        /** The hash of an entry is another than its event gives, and than the tree was grown with. */
        HASH_ALTERED(25),
        /** A hash of the tree does not follow from those below it. */
        TREE_ALTERED(26),
        /** The head is not the last entry. */
        HEAD_ALTERED(27),
        /** The journal has another entry than the database. */
        JOURNAL_DIFFERS(28),
        /** A row of a read model does not follow from the events. */
        PROJECTION_DIFFERS(29);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The exit status of a program that has found it. */
        public int status() {
            return status;
        }

        /** Its stable name: {@code event-altered}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public String toString() {
        return kind.code() + (revision == 0 ? " " : " revision " + revision + ": ") + detail;
    }
}
