package org.demarche.access.web;

import java.io.Serial;
import java.util.Collection;
import org.demarche.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who was let in. */
final class Bearer extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1;

    private final String subject;
    private final @Nullable String token;

    /** @param token id of their token; null for those of others */
    Bearer(String subject, Collection<Role> roles, @Nullable String token) {
        super(roles.stream()
                .flatMap(role -> role.included().stream())
                .distinct()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.subject = subject;
        this.token = token;
        setAuthenticated(true);
    }

    @Nullable String token() {
        return token;
    }

    @Override
    public String getPrincipal() {
        return subject;
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
