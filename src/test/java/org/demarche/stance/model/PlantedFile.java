package org.demarche.stance.model;

import java.io.IOException;
import java.io.InputStream;

/** Breaks a rule on purpose, to see it caught. */
public final class PlantedFile {
    public int read(InputStream in) throws IOException {
        return in.read();
    }
}
