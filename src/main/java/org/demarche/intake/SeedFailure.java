package org.demarche.intake;

import org.demarche.intake.SeedFiles.Line;
import org.demarche.kernel.Refusal;

/** The seeds cannot be loaded; the program does not start. */
class SeedFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SeedFailure(String message) {
        super(message);
    }

    SeedFailure(Line line, Refusal refusal) {
        super(line.file() + ", line " + line.number() + ": " + refusal.code().text()
                + (refusal.field() == null ? "" : " in " + refusal.field()) + ". " + refusal.detail());
    }
}
