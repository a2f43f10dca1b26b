package org.demarche.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.demarche.access.Issued;
import org.demarche.access.Role;
import org.demarche.access.Token;
import org.demarche.access.Tokens;
import org.demarche.kernel.Require;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens, and who one is. */
@RestController
@RequestMapping("/api/v1")
class TokenController {
    record TokenList(List<Token> tokens) {}

    /** @param roles those that were given and all that they include */
    record Me(String subject, List<Role> roles) {}

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/me")
    ResponseEntity<Me> me(Authentication bearer) {
        List<Role> roles = bearer.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(authority -> authority.startsWith("ROLE_"))
                .map(authority -> Role.valueOf(authority.substring("ROLE_".length())))
                .sorted()
                .toList();
        return kept(HttpStatus.OK, new Me(bearer.getName(), roles));
    }

    @GetMapping("/tokens")
    ResponseEntity<TokenList> list() {
        return kept(HttpStatus.OK, new TokenList(tokens.list()));
    }

    @PostMapping("/tokens")
    ResponseEntity<Issued> create(@RequestBody TokenDraft draft, HttpServletRequest request) {
        Issued issued = tokens.create(
                Require.present(draft.subject(), "subject"),
                Set.copyOf(Require.list(draft.roles(), "roles", Role.values().length)),
                draft.expires(),
                Objects.requireNonNull(request.getRemoteUser()));
        return kept(HttpStatus.CREATED, issued);
    }

    @PostMapping("/tokens/{id}/revocation")
    ResponseEntity<Token> revoke(@PathVariable String id) {
        return kept(HttpStatus.OK, tokens.revoke(id));
    }

    private static <T> ResponseEntity<T> kept(HttpStatus status, T view) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(view);
    }
}
