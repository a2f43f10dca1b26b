package org.demarche.web.edge;

import org.demarche.kernel.Code;

/** Lets tests of other packages see which status a code is answered with. */
public final class StatusOf {
    private StatusOf() {}

    public static int code(Code code) {
        return Statuses.of(code.kind()).value();
    }
}
