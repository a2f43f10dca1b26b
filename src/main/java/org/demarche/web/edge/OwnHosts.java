package org.demarche.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsUtils;

/**
 * Keeps pages from elsewhere out. Such a page can make a name of its own lead to this machine and then talk to it as its
 * own server, but its requests still carry that name; so a name must be known here. It cannot do so with an address. And
 * whatever may change something must not come from a page of another server.
 */
@Component
final class OwnHosts {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> names;

    OwnHosts(@Value("${demarche.hosts}") List<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a request to a host that is not this one, or on behalf of another. */
    void check(HttpServletRequest request) {
        String host = lowerCase(request.getHeader(HttpHeaders.HOST));
        if (host != null && !isOwn(PORT.matcher(host).replaceFirst(""))) {
            throw new Refusal(
                    Code.MISDIRECTED_REQUEST,
                    null,
                    "Call this server localhost or by an address, or let its operator add the name to demarche.hosts.");
        }
        String origin = lowerCase(request.getHeader(HttpHeaders.ORIGIN));
        boolean changes = !SAFE.contains(request.getMethod()) || CorsUtils.isPreFlightRequest(request);
        if (changes && origin != null && !isSame(SCHEME.matcher(origin).replaceFirst(""), host)) {
            throw new Refusal(
                    Code.FOREIGN_ORIGIN, null, "Send this from a page of this server, or from no page at all.");
        }
    }

    private boolean isOwn(String name) {
        return name.equals("localhost") || ADDRESS.matcher(name).matches() || names.contains(name);
    }

    /** A proxy may have replaced the host: a name that is configured is ours all the same. */
    private boolean isSame(String origin, @Nullable String host) {
        return origin.equals(host) || names.contains(PORT.matcher(origin).replaceFirst(""));
    }

    private static @Nullable String lowerCase(@Nullable String header) {
        return header == null ? null : header.toLowerCase(Locale.ROOT);
    }
}
