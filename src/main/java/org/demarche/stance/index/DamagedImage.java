package org.demarche.stance.index;

/** An image is not what was written. */
final class DamagedImage extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedImage(String message) {
        super(message);
    }
}
