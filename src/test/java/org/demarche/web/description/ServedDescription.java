package org.demarche.web.description;

/** Lets tests of other packages read the description. */
public final class ServedDescription {
    private ServedDescription() {}

    public static byte[] json() {
        return Description.read().json();
    }
}
