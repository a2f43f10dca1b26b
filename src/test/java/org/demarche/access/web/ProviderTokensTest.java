package org.demarche.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** People whom an OpenID provider knows, of which the server hears only when the first of them comes. */
class ProviderTokensTest {
    @TempDir
    static Path folder;

    private static RSAKey key;
    private static HttpServer provider;
    private static ConfigurableApplicationContext program;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("now").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--demarche.seeds=none",
                        "--demarche.data=" + folder,
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password,
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer(),
                        "--demarche.access.subject-claim=email",
                        "--demarche.access.roles-claim=realm_access.roles");
        answer("/.well-known/openid-configuration", """
                {"issuer": "%s", "jwks_uri": "%s/keys", "subject_types_supported": ["public"],
                 "authorization_endpoint": "%s/a", "token_endpoint": "%s/t", "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer(), issuer(), issuer(), issuer()));
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        provider.start();
    }

    @AfterAll
    static void stop() {
        program.close();
        provider.stop(0);
    }

    @Test
    void areWhoTheProviderSays() throws Exception {
        HttpResponse<String> me = get("me", signed(claims("jane@example.org", List.of("editor", "admin-of-mail"))));
        assertThat(me.body())
                .isEqualTo("{\"subject\":\"jane@example.org\",\"roles\":[\"ANALYST\",\"RECORDER\",\"EDITOR\"]}");
        assertThat(get("ledger/key", signed(claims("jane@example.org", List.of("editor"))))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("ledger/key", signed(claims("joe@example.org", List.of("AUDITOR"))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void mayDoNothingWithoutARole() throws Exception {
        assertThat(get("me", signed(claims("jane@example.org", List.of()))).statusCode())
                .isEqualTo(403);
        assertThat(get(
                                "me",
                                signed(new JWTClaimsSet.Builder(claims("jane@example.org", List.of()))
                                        .claim("realm_access", "ADMIN")
                                        .claim("roles", List.of("ADMIN"))
                                        .build()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void areNotBelievedWithoutHisWord() throws Exception {
        JWTClaimsSet jane = claims("jane@example.org", List.of("admin"));
        assertThat(get("me", signed(jane)).statusCode()).isEqualTo(200);
        assertThat(get("me", sign(jane, new RSAKeyGenerator(2048).keyID("now").generate()))
                        .statusCode())
                .as("another's key")
                .isEqualTo(401);
        assertThat(get(
                                "me",
                                signed(new JWTClaimsSet.Builder(jane)
                                        .expirationTime(Date.from(Instant.now().minusSeconds(3_600)))
                                        .build()))
                        .statusCode())
                .as("expired")
                .isEqualTo(401);
        assertThat(get(
                                "me",
                                signed(new JWTClaimsSet.Builder(jane)
                                        .issuer("https://elsewhere.example")
                                        .build()))
                        .statusCode())
                .as("another issuer")
                .isEqualTo(401);
        assertThat(get(
                                "me",
                                signed(new JWTClaimsSet.Builder(jane)
                                        .claim("email", null)
                                        .build()))
                        .statusCode())
                .as("nobody")
                .isEqualTo(401);
        for (String name : List.of("jane ", "j".repeat(81), "<b>")) {
            assertThat(get("me", signed(claims(name, List.of("admin")))).statusCode())
                    .as("whom no ledger could name: %s", name)
                    .isEqualTo(401);
        }
        assertThat(get("me", signed(jane) + "A").statusCode()).as("altered").isEqualTo(401);
    }

    private static JWTClaimsSet claims(String email, List<String> roles) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("7f1c")
                .claim("email", email)
                .claim("realm_access", Map.of("roles", roles))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return sign(claims, key);
    }

    private static String sign(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(by));
        return jwt.serialize();
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        String port = program.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static void answer(String path, String json) {
        provider.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String issuer() {
        return "http://127.0.0.1:" + provider.getAddress().getPort();
    }
}
