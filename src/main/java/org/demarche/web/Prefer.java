package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;

/** The preferences of a request (RFC 7240) that are heeded. */
final class Prefer {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String RESPOND_ASYNC = "respond-async";

    private Prefer() {}

    /** Whether the caller does not want to wait until what is written can be read. */
    static boolean respondAsync(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .anyMatch(preference -> preference.strip().equalsIgnoreCase(RESPOND_ASYNC));
    }
}
