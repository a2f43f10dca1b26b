package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Tokens from their making to their end, and what is noted of them. */
@Served
class TokensOverHttpTest {
    @LocalServerPort
    private int port;

    private Api admin = new Api(0);

    @BeforeEach
    void signIn() {
        admin = new Api(port);
    }

    @Test
    void openUntilTheyAreRevoked() {
        JsonNode made = make("jane.doe", "RECORDER").json();
        Api jane = bearer(made);
        assertThat(jane.get("/me").json().toString())
                .isEqualTo("{\"subject\":\"jane.doe\",\"roles\":[\"ANALYST\",\"RECORDER\"]}");
        assertThat(listed(made).path("lastUsed").isString()).isTrue();

        String revocation = "/tokens/" + made.path("id").asString() + "/revocation";
        JsonNode revoked = admin.post(revocation, "").json();
        assertThat(revoked.path("revoked").isString()).isTrue();
        assertThat(admin.post(revocation, "").json()).isEqualTo(revoked);
        Answer refused = jane.get("/me");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(refused.json().path("code").asString()).isEqualTo("unauthenticated");
        assertThat(admin.post("/tokens/tok-none/revocation", "").status()).isEqualTo(404);
    }

    @Test
    void areToldOnceAndKeptByNobodyOnTheWay() {
        Answer made = make("jane.doe", "ANALYST");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(admin.get("/tokens").body())
                .contains(made.json().path("id").asString())
                .doesNotContain(made.json().path("secret").asString());
    }

    @Test
    void nameWhoRecords() {
        Api jane = bearer(make("jane.doe", "EDITOR").json());
        Crisis crisis = Crisis.open(jane, "named");
        crisis.report("first", "2023-08-15");
        assertThat(admin.get(crisis.path("/developments/first"))
                        .json()
                        .path("recordedBy")
                        .asString())
                .isEqualTo("jane.doe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roles\": [\"ANALYST\"]}",
                "{\"subject\": \"jane\"}",
                "{\"subject\": \"jane\", \"roles\": []}",
                "{\"subject\": \"<b>\", \"roles\": [\"ANALYST\"]}",
                "{\"subject\": \"jane\", \"roles\": [\"KING\"]}",
                "{\"subject\": \"jane\", \"roles\": [null]}",
                "{\"subject\": \"jane\", \"roles\": [\"ANALYST\"], \"expires\": \"2020-01-01T00:00:00Z\"}",
                "{\"subject\": \"jane\", \"roles\": [\"ANALYST\"], \"expires\": \"soon\"}"
            })
    void areNotMadeOfNonsense(String draft) {
        int before = admin.get("/tokens").json().path("tokens").size();
        assertThat(admin.post("/tokens", draft).status()).isIn(400, 422);
        assertThat(admin.get("/tokens").json().path("tokens").size()).isEqualTo(before);
    }

    @Test
    void thatAreWrongAreRefusedWhateverTheyAskFor() {
        for (String wrong : List.of("Bearer dmr_wrong", "Bearer wrong", "Bearer a.b.c", "Bearer")) {
            Api stranger = new Api(port, wrong);
            assertThat(stranger.get("/sources").status()).as(wrong).isEqualTo(401);
            assertThat(stranger.get("/nowhere").status()).as(wrong).isEqualTo(401);
        }
        assertThat(new Api(port, "Bearer wrong").get("/sources").header("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(new Api(port, "Basic YWRtaW46YWRtaW4=").get("/sources").status())
                .isEqualTo(401);
        assertThat(new Api(port, "")
                        .send("DELETE", "/sources", BodyPublishers.noBody())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void areNotedWhenTheyReadWhatIsWorthNoting() {
        JsonNode made = make("auditor", "AUDITOR").json();
        Api auditor = bearer(made);
        auditor.get("/export?from=1");
        auditor.send("HEAD", "/exp%6Frt?from=1", BodyPublishers.noBody());
        auditor.get("/sources");
        auditor.put("/sources/mine", "{}");
        List<JsonNode> lines = all(auditor).stream()
                .filter(line ->
                        line.path("token").asString("").equals(made.path("id").asString()))
                .toList();
        assertThat(lines.stream()
                        .map(line -> line.path("status").asInt(0) + " "
                                + line.path("path").asString()))
                .startsWith("0 /api/v1/export?from=1", "0 /api/v1/exp%6Frt?from=1", "403 /api/v1/sources/mine")
                .allMatch(line -> !line.contains("/api/v1/sources?") && !line.equals("0 /api/v1/sources"));
        assertThat(lines.getFirst().path("who").asString()).isEqualTo("auditor");
        assertThat(lines.getFirst().path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(auditor.get("/access-log?from=yesterday").status()).isEqualTo(400);
        assertThat(auditor.get("/access-log?from=2026-13-01").status()).isEqualTo(400);
        assertThat(auditor.get("/access-log?limit=0").status()).isEqualTo(400);
        assertThat(auditor.get("/access-log?limit=1001").status()).isEqualTo(400);
    }

    @Test
    void areNotedWhereverTheyAreRefused() {
        admin.send("PUT", "/sources/foreign", BodyPublishers.ofString("{}"), "Origin", "http://elsewhere.example");
        Crisis crisis = Crisis.open(admin, "noted", "\"review\": \"FOUR_EYES\"");
        crisis.report("own", "2023-08-15");
        admin.post(crisis.path("/developments/own/acceptance"), "{}");
        admin.get("/access-log?access_token=dmr_pasted");
        List<String> noted = all(admin).stream()
                .map(line ->
                        line.path("status").asInt(0) + " " + line.path("path").asString())
                .toList();
        assertThat(noted)
                .contains(
                        "403 /api/v1/sources/foreign",
                        "403 /api/v1/crises/noted/developments/own/acceptance",
                        "0 /api/v1/access-log?access_token=dmr_…")
                .noneMatch(line -> line.contains("pasted"));
    }

    @Test
    void areSentOnce() {
        Answer twice = admin.get("/sources", "Authorization", "Bearer dmr_other");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().path("code").asString()).isEqualTo("invalid-header");
    }

    /** Page by page, of three lines each. */
    private static List<JsonNode> all(Api auditor) {
        List<JsonNode> lines = new ArrayList<>();
        String next = "2020-01-01";
        while (next != null && lines.size() < 10_000) {
            JsonNode page = auditor.get("/access-log?limit=3&from=" + next).json();
            page.path("entries").forEach(lines::add);
            next = page.path("next").isNull() ? null : page.path("next").asString();
        }
        return lines;
    }

    private JsonNode listed(JsonNode made) {
        return admin.get("/tokens")
                .json()
                .path("tokens")
                .valueStream()
                .filter(token -> token.path("id").equals(made.path("id")))
                .findFirst()
                .orElseThrow();
    }

    private Answer make(String subject, String role) {
        return admin.post("/tokens", "{\"subject\": \"" + subject + "\", \"roles\": [\"" + role + "\"]}");
    }

    private Api bearer(JsonNode made) {
        return new Api(port, "Bearer " + made.path("secret").asString());
    }
}
