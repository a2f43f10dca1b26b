package org.demarche.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.access.AccessLog;
import org.demarche.kernel.Kind;
import org.demarche.kernel.Refusal;
import org.demarche.web.Correlation;
import org.demarche.web.edge.RefusalListener;
import org.springframework.security.core.context.SecurityContextHolder;

/** Notes in the access log whoever is not let in, or may not do what they ask for (401, 403, 429), whoever decides it. */
record NotedRefusals(AccessLog log) implements RefusalListener {
    @Override
    public void refused(int status, Refusal refusal, HttpServletRequest request) {
        Kind kind = refusal.code().kind();
        if (kind != Kind.UNAUTHENTICATED && kind != Kind.FORBIDDEN && kind != Kind.TOO_MANY) {
            return;
        }
        Bearer bearer = SecurityContextHolder.getContext().getAuthentication() instanceof Bearer known ? known : null;
        log.refused(
                status,
                bearer == null ? null : bearer.getPrincipal(),
                bearer == null ? null : bearer.token(),
                request.getMethod(),
                request.getRequestURI(),
                request.getRemoteAddr(),
                Correlation.of(request));
    }
}
