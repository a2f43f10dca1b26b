package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How alike actors are, and of how much one mind a group. */
@Served
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActorsTogetherOverHttpTest {
    private static final String SIGNALS = """
            "signals": [{"holder": "together-junta", "subject": "issues/talks", "position": 500, "modality": "WORDS"},
              {"holder": "together-union", "subject": "issues/talks", "position": -300, "modality": "WORDS"}],
            """;

    @LocalServerPort
    private int port;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");

    @BeforeAll
    void record() {
        api = new Api(port);
        crisis = Crisis.open(api, "together");
        api.put("/actors/together-bloc", "{\"name\": \"A bloc\", \"kind\": \"IGO\"}");
        member("together-one", "\"from\": \"2023-08-10\", \"until\": \"2023-08-20\"");
        member("together-two", "\"from\": \"2023-08-15\"");
        api.post(crisis.path("/developments"), crisis.draft("both", "2023-08-12", SIGNALS));
        api.post(
                crisis.path("/developments"),
                crisis.draft(
                        "members", "2023-08-12", SIGNALS.replace("junta", "one").replace("union", "two")));
    }

    private void member(String actor, String days) {
        assertThat(api.put("/actors/" + actor, """
                        {"name": "%s", "kind": "STATE", "memberships": [{"group": "together-bloc", %s}]}""".formatted(actor, days)).status())
                .isEqualTo(201);
    }

    @Test
    void areComparedPairByPair() {
        JsonNode pairs = api.get(crisis.path("/alignment?at=2023-08-12&actor=together-union"))
                .json()
                .path("pairs");
        JsonNode pair = pairs.valueStream()
                .filter(each -> each.path("one").asString().equals("together-junta"))
                .findFirst()
                .orElseThrow();
        assertThat(pair.path("likeness").asInt()).isEqualTo(600_000);
        assertThat(pair.path("issues").asInt()).isOne();
        assertThat(pair.path("oneToward").path("label").asString()).isNotEmpty();
        assertThat(pair.path("otherToward").isNull()).isTrue();
        assertThat(pairs.valueStream())
                .allSatisfy(each -> assertThat(each.path("one").asString() + " "
                                + each.path("other").asString())
                        .contains("together-union"));
        assertThat(api.get(crisis.path("/alignment?at=2023-08-11"))
                        .json()
                        .path("pairs")
                        .size())
                .isZero();
    }

    @Test
    void areMembersOnTheDaysOfTheirMembership() {
        assertThat(members("2023-08-09")).isEqualTo("[]");
        assertThat(members("2023-08-12")).isEqualTo("[\"together-one\"]");
        assertThat(members("2023-08-20")).isEqualTo("[\"together-one\",\"together-two\"]");
        assertThat(members("2023-08-21")).isEqualTo("[\"together-two\"]");
        JsonNode talks = api.get(crisis.path("/groups/together-bloc?at=2023-08-20"))
                .json()
                .path("stances")
                .valueStream()
                .filter(stance -> stance.path("subject").asString().equals("issues/talks"))
                .findFirst()
                .orElseThrow();
        assertThat(talks.path("members").asInt()).isEqualTo(2);
        assertThat(talks.path("mean").asInt()).isEqualTo(100_000);
        assertThat(talks.path("cohesion").asInt()).isEqualTo(600_000);
        assertThat(talks.path("dissenters").toString()).isEqualTo("[\"together-two\"]");
    }

    private String members(String at) {
        return api.get(crisis.path("/groups/together-bloc?at=" + at))
                .json()
                .path("members")
                .toString();
    }

    @Test
    void areNotFoundWhereThereIsNoSuchActorOrCrisis() {
        assertThat(api.get(crisis.path("/groups/nobody")).status()).isEqualTo(404);
        assertThat(api.get(crisis.path("/groups/together-junta"))
                        .json()
                        .path("members")
                        .size())
                .isZero();
        assertThat(api.get("/crises/nowhere/alignment").status()).isEqualTo(404);
        assertThat(api.get(crisis.path("/groups/together-bloc?known=1")).status())
                .isEqualTo(404);
    }

    @Test
    void areListedAsCsv() {
        assertThat(api.get(crisis.path("/alignment?at=2023-08-12"), "Accept", "text/csv")
                        .body())
                .startsWith("one,other,likeness,issues,");
    }
}
