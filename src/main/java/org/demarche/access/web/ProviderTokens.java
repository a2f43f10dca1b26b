package org.demarche.access.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.access.Role;
import org.demarche.access.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Knows bearers by what an OpenID provider says of them: who they are, and which roles they have. Other roles are passed over. */
final class ProviderTokens implements Converter<Jwt, AbstractAuthenticationToken> {
    private final String subjectClaim;
    private final List<String> rolesClaim;

    /** @param rolesClaim path of claims, with dots */
    ProviderTokens(String subjectClaim, String rolesClaim) {
        this.subjectClaim = subjectClaim;
        this.rolesClaim = List.of(rolesClaim.split("\\."));
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt jwt) {
        String subject = jwt.getClaimAsString(subjectClaim);
        if (subject == null || !Tokens.isSubject(subject)) {
            throw new InvalidBearerTokenException("it does not say whose it is: " + subjectClaim);
        }
        return new Bearer(subject, roles(jwt), null);
    }

    private Set<Role> roles(Jwt jwt) {
        Object claim = jwt.getClaims();
        for (String step : rolesClaim) {
            claim = claim instanceof Map<?, ?> claims ? claims.get(step) : null;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (isGiven(role, claim)) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static boolean isGiven(Role role, @Nullable Object claim) {
        if (claim instanceof String names) {
            return Arrays.stream(names.split(" ")).anyMatch(role.name()::equalsIgnoreCase);
        }
        return claim instanceof Collection<?> names
                && names.stream().anyMatch(name -> role.name().equalsIgnoreCase(name.toString()));
    }
}
