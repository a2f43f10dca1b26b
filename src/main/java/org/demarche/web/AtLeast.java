package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.demarche.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a client say from which revision on it wants to be answered, {@code Demarche-Revision: 57}, say that of an answer of
 * another node: until this node has it, the request waits.
 */
@Component
class AtLeast implements HandlerInterceptor {
    static final String HEADER = "Demarche-Revision";

    private final Ledger ledger;

    AtLeast(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String wanted = request.getHeader(HEADER);
        if (wanted != null) {
            if (!AsOfReader.isNumber(wanted)) {
                throw AsOfParameters.malformed(HEADER, "Give the number of a revision, or leave the header out.");
            }
            AsOfReader.requireVisible(ledger, AsOfReader.number(wanted), HEADER);
        }
        return true;
    }
}
