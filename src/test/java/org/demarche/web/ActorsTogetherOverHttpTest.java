package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
    void areListedPageByPageOfOnePicture() {
        String question = crisis.path("/alignment?limit=2&at=2023-08-13");
        Answer first = api.get(question);
        assertThat(first.json().path("pairs").size()).isEqualTo(2);
        String asOf = first.json().path("asOf").toString();
        crisis.report("later", "2023-08-13");
        List<String> told = new ArrayList<>(pairs(first));
        Answer page = first;
        while (!page.json().path("next").isNull()) {
            page = api.get(page.link("next"));
            assertThat(page.json().path("asOf")).hasToString(asOf);
            told.addAll(pairs(page));
        }
        assertThat(told).hasSizeGreaterThan(4).isSorted().doesNotHaveDuplicates();
        String revision = first.json().at("/asOf/known/revision").toString();
        assertThat(pairs(api.get(crisis.path("/alignment?at=2023-08-13&known=" + revision))))
                .isEqualTo(told);
        String cursor = first.json().path("next").asString();
        for (String other : List.of(
                "/alignment?limit=2&actor=together-one&cursor=" + cursor,
                "/alignment?limit=2&at=2023-08-14&cursor=" + cursor,
                "/changes?cursor=" + cursor)) {
            Answer refused = api.get(crisis.path(other));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.field()).isEqualTo("cursor");
        }
        assertThat(api.get(crisis.path("/alignment?limit=1001")).field()).isEqualTo("limit");
    }

    private static List<String> pairs(Answer page) {
        return page.json()
                .path("pairs")
                .valueStream()
                .map(pair ->
                        pair.path("one").asString() + " " + pair.path("other").asString())
                .toList();
    }

    /** Whoever is merged away has no pairs and is no member from that revision on; before it all is as it was. */
    @Test
    void areThoseForWhomOthersCount() {
        Crisis merging = Crisis.open(api, "merging");
        api.put("/actors/merging-bloc", "{\"name\": \"A bloc\", \"kind\": \"IGO\"}");
        for (String spelling : List.of("merging-cnsp", "merging-council")) {
            assertThat(api.put("/actors/" + spelling, """
                            {"name": "A junta", "kind": "DE_FACTO_AUTHORITY", "memberships": [{"group": "merging-bloc"}]}""").status()).isEqualTo(201);
        }
        api.post(
                merging.path("/developments"),
                merging.draft(
                        "both",
                        "2023-08-12",
                        SIGNALS.replace("together-junta", "merging-cnsp").replace("together", "merging")));
        long before = api.revision();
        String alignment = merging.path("/alignment?at=2023-08-12&known=");
        String group = merging.path("/groups/merging-bloc?at=2023-08-12&known=");
        String pairsBefore = api.get(alignment + before).body();
        String groupBefore = api.get(group + before).body();
        assertThat(pairsBefore).contains("merging-cnsp").doesNotContain("merging-council");
        assertThat(api.get(group + before).json().at("/stances/0/mean").asInt()).isEqualTo(500_000);

        assertThat(api.post("/actors/merging-cnsp/merge-into/merging-council", "{\"reason\": \"two spellings\"}")
                        .status())
                .isEqualTo(200);

        assertThat(api.get(alignment + before).body()).isEqualTo(pairsBefore);
        assertThat(api.get(group + before).body()).isEqualTo(groupBefore);
        Answer after = api.get(alignment + (before + 1));
        assertThat(after.body()).doesNotContain("merging-cnsp");
        assertThat(after.json().path("pairs").valueStream())
                .filteredOn(pair -> pair.path("issues").asInt() == 1)
                .singleElement()
                .satisfies(pair -> {
                    assertThat(pair.path("one").asString()).isEqualTo("merging-council");
                    assertThat(pair.path("other").asString()).isEqualTo("merging-union");
                    assertThat(pair.path("likeness").asInt()).isEqualTo(600_000);
                });
        assertThat(api.get(group + (before + 1)).json().path("members").toString())
                .isEqualTo("[\"merging-council\"]");
        assertThat(api.get(group + (before + 1)).json().at("/stances/0/mean").asInt())
                .isEqualTo(500_000);
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
