package org.demarche.ledger.verify;

import java.util.regex.Pattern;

/**
 * The first fault that was found; the message says where, what was expected and what was found. It is one line of printable
 * characters and not long, whatever stands in the file.
 */
public final class Damaged extends Exception {
    private static final int LONGEST = 1000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final Fault fault;

    public Damaged(Fault fault, String message) {
        super(UNPRINTABLE
                .matcher(message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...")
                .replaceAll("?"));
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
