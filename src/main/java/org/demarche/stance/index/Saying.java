package org.demarche.stance.index;

import org.demarche.crisis.Modality;
import org.demarche.stance.model.Columns;
import org.demarche.stance.model.Credence;

/** What a row says, in one number: the position (upper half), and marks. */
final class Saying {
    static final int DEED = Columns.DEED;
    static final int COMMITMENT = 2;
    static final int DENIED = Columns.DENIED;
    static final int STANDING = 8;
    /** Its development has a credence above 0. */
    static final int COUNTS = 16;

    private Saying() {}

    static int of(int position, Modality modality, boolean isStanding) {
        int mark = switch (modality) {
            case WORDS -> 0;
            case COMMITMENT -> COMMITMENT;
            case DEED -> DEED;
        };
        return (position << 16) | mark | (isStanding ? STANDING : 0);
    }

    /** What is said, whatever the credence. */
    static int said(int saying) {
        return saying & ~(DENIED | COUNTS);
    }

    /** The saying of a development with that credence. */
    static int at(Credence credence, int saying) {
        return said(saying) | (credence.denied() ? DENIED : 0) | (credence.counts() ? COUNTS : 0);
    }

    /** Thousandths. */
    static int position(int saying) {
        return saying >> 16;
    }

    static Modality modality(int saying) {
        if ((saying & DEED) != 0) {
            return Modality.DEED;
        }
        return (saying & COMMITMENT) != 0 ? Modality.COMMITMENT : Modality.WORDS;
    }

    static boolean is(int saying, int mark) {
        return (saying & mark) != 0;
    }
}
