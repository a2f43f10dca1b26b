package org.demarche.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.web.edge.RefusalWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers those who are not let in. */
final class Refused implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final int PREFIX = "ROLE_".length();

    private final Attempts attempts;
    private final RefusalWriter refusals;

    Refused(Attempts attempts, RefusalWriter refusals) {
        this.attempts = attempts;
        this.refusals = refusals;
    }

    /** Nobody known: with a token that is not good, or without one. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        boolean wrong =
                failure instanceof OAuth2AuthenticationException || failure instanceof ProviderNotFoundException;
        try {
            if (wrong) {
                attempts.wrong(request.getRemoteAddr());
            }
        } catch (Refusal tooMany) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(Attempts.span().toSeconds()));
            refusals.write(tooMany, request, response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, wrong ? "Bearer error=\"invalid_token\"" : "Bearer");
        String detail = wrong
                ? "Send a token that is good: this one is unknown, expired or revoked."
                : "Send the header Authorization: Bearer with a token.";
        refusals.write(new Refusal(Code.UNAUTHENTICATED, null, detail), request, response);
    }

    /** Somebody known, who may not. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        refusals.write(
                new Refusal(Code.FORBIDDEN, null, "This takes the role " + role(failure) + "."), request, response);
    }

    private static String role(AccessDeniedException failure) {
        return failure instanceof AuthorizationDeniedException denied
                        && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .map(authority -> String.valueOf(authority).substring(PREFIX))
                        .collect(Collectors.joining(" or "))
                : "that nobody has";
    }
}
