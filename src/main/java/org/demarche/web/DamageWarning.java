package org.demarche.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.demarche.ledger.Ledger;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Warns in each answer while the ledger is known to be damaged. */
@Component
class DamageWarning implements HandlerInterceptor {
    private static final String HEADER = "Demarche-Ledger";

    private final Ledger ledger;

    DamageWarning(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        ledger.damage()
                .ifPresent(damage -> response.setHeader(
                        HEADER, "damaged; code=" + damage.kind().code() + "; revision=" + damage.revision()));
        return true;
    }
}
