package org.demarche;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.demarche.access.Role;
import org.demarche.access.Tokens;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** A token of an administrator, {@code local}, for every server that is started within a test, by its port. */
public final class TestTokens implements ApplicationListener<ServletWebServerInitializedEvent> {
    private static final Map<Integer, String> SECRETS = new ConcurrentHashMap<>();

    /** The value of the header {@code Authorization} for the server on the port. */
    public static String bearer(int port) {
        return "Bearer " + requireNonNull(SECRETS.get(port), "no server was started in this process on that port");
    }

    @Override
    public void onApplicationEvent(ServletWebServerInitializedEvent opened) {
        Tokens tokens = opened.getApplicationContext().getBean(Tokens.class);
        String secret = tokens.create("local", Set.of(Role.ADMIN), null, "test").secret();
        SECRETS.put(opened.getWebServer().getPort(), secret);
    }
}
