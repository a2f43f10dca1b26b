package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.kernel.Refusal;

/** Hears of every request that is refused, wherever that is decided, before its answer. */
public interface RefusalListener {
    /** Tells of a refusal, which will be answered with the HTTP status. */
    void refused(int status, Refusal refusal, HttpServletRequest request);
}
