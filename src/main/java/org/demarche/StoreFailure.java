package org.demarche;

/** The store cannot be opened where it is said to lie; the program does not start. */
class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailure(String message) {
        super(message);
    }
}
