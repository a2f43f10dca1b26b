package org.demarche.web.edge;

/** Lets tests of other packages listen to what is said here. */
public final class TestLogs {
    public static final Class<?> REFUSALS = RefusalLog.class;

    private TestLogs() {}
}
