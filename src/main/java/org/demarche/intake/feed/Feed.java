package org.demarche.intake.feed;

/** The feeds that are known, by the name under which an import asks for them. */
public enum Feed {
    GDELT,
    ICEWS;

    /** The rows of an input of this feed. */
    public Rows rows(Lines lines, Cameo cameo) {
        return switch (this) {
            case GDELT -> new Gdelt(lines, cameo);
            case ICEWS -> new Icews(lines, cameo);
        };
    }
}
