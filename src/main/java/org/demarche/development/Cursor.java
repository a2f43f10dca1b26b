package org.demarche.development;

import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The last development of a page: the next page begins after it. */
record Cursor(long moment, DevelopmentId id) {
    /** Before every development. */
    static final Cursor START = new Cursor(Long.MIN_VALUE, new DevelopmentId("0"));

    /** After the state. */
    static Cursor of(RecordedState last) {
        return new Cursor(last.span().moment(), last.id());
    }

    /** Reads what {@link #text} wrote; null is {@link #START}; refuses anything else. */
    static Cursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        int dot = text.indexOf('.');
        try {
            return new Cursor(Long.parseLong(text, 0, dot, 10), new DevelopmentId(text.substring(dot + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException | Refusal e) {
            throw new Refusal(Code.INVALID_PARAMETER, "cursor", "Send the `next` of the page before, unchanged.");
        }
    }

    String text() {
        return moment + "." + id;
    }
}
