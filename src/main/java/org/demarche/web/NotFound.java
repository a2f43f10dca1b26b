package org.demarche.web;

import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** The refusal of a question about something that is not there, as known at the revision asked about. */
public final class NotFound {
    private NotFound() {}

    /** The refusal for {@code what}, a noun such as {@code source}. */
    public static Refusal of(String what) {
        return new Refusal(Code.NOT_FOUND, null, "There is no such " + what + " as known at this revision.");
    }
}
