package org.demarche.access.web;

import org.demarche.access.Token;
import org.demarche.access.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Knows bearers by our tokens; of others it says nothing. */
final class OwnTokens implements AuthenticationProvider {
    private final Tokens tokens;

    OwnTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        String secret = ((BearerTokenAuthenticationToken) asked).getToken();
        if (!Tokens.isOurs(secret)) {
            return null;
        }
        Token token = tokens.authenticate(secret)
                .orElseThrow(() -> new InvalidBearerTokenException("no such token, or not any more"));
        return new Bearer(token.subject(), token.roles(), token.id());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return BearerTokenAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
