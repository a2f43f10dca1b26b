package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells a browser: to believe its type, to load nothing from elsewhere for it, and never to frame it. */
final class SecurityHeaders {
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", POLICY);
    }
}
