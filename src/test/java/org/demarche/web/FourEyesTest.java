package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A crisis in which nothing counts that only one person has seen. */
@Served
class FourEyesTest {
    private static int crises;

    @LocalServerPort
    private int port;

    private Api jane = new Api(0);
    private Api joe = new Api(0);
    private Crisis crisis = new Crisis(jane, "");

    @BeforeEach
    void openACrisisUnderReview() {
        jane = bearer("jane");
        joe = bearer("joe");
        crisis = Crisis.open(jane, "reviewed-" + ++crises, "\"review\": \"FOUR_EYES\"");
        assertThat(jane.get(crisis.path("")).json().path("review").asString()).isEqualTo("FOUR_EYES");
    }

    @Test
    void aDevelopmentIsKnownFromItsAcceptanceOn() {
        Answer proposed = propose("first");
        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.json().path("status").asString()).isEqualTo("PROPOSED");
        assertThat(proposed.json().has("revision")).isFalse();
        assertThat(proposed.headers().firstValue("Location")).isEmpty();
        assertThat(propose("first").json()).isEqualTo(proposed.json());
        assertThat(jane.get(crisis.path("/developments/first")).status()).isEqualTo(404);
        assertThat(jane.get(crisis.path("/developments"))
                        .json()
                        .path("developments")
                        .size())
                .isZero();
        assertThat(stances()).isZero();
        JsonNode proposal = onlyProposal();
        assertThat(proposal.path("kind").asString()).isEqualTo("DEVELOPMENT");
        assertThat(proposal.path("status").asString()).isEqualTo("PROPOSED");
        assertThat(proposal.path("recordedBy").asString()).isEqualTo("jane");
        assertThat(proposal.path("content").path("type").isString()).isTrue();
        assertThat(proposal.path("reports").size()).isEqualTo(1);

        Answer own = decide(jane, "first", "acceptance", "{}");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().path("code").asString()).isEqualTo("own-proposal");

        assertThat(decide(bearer("Jane"), "first", "acceptance", "{}").status())
                .as("capitals make nobody else")
                .isEqualTo(403);

        Answer accepted = decide(joe, "first", "acceptance", "{}");
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(decide(joe, "first", "acceptance", "{}").json()).isEqualTo(accepted.json());
        long revision = accepted.json().path("revision").asLong();
        JsonNode development = jane.get(crisis.path("/developments/first")).json();
        assertThat(development.path("recordedBy").asString()).isEqualTo("joe");
        assertThat(development.path("revision").asLong()).isEqualTo(revision);
        assertThat(stances()).isPositive();
        String before = "?at=2023-08-20&known=" + (revision - 1);
        assertThat(jane.get(crisis.path("/developments/first" + before)).status())
                .isEqualTo(404);
        assertThat(jane.get(crisis.path("/stances" + before))
                        .json()
                        .path("stances")
                        .size())
                .isZero();
        assertThat(jane.get(crisis.path("/proposals" + before))
                        .json()
                        .path("proposals")
                        .size())
                .isEqualTo(1);
        assertThat(jane.get(crisis.path("/proposals")).json().path("proposals").size())
                .isZero();
        assertThat(leaf(revision))
                .contains("\"proposedBy\":\"jane\"", proposal.path("proposal").asString());
    }

    @Test
    void aRejectedDevelopmentIsNone() {
        propose("first");
        assertThat(decide(joe, "first", "rejection", "{}").status()).isEqualTo(422);
        String why = "{\"reason\": \"Not in the source.\"}";
        Answer rejected = decide(joe, "first", "rejection", why);
        assertThat(rejected.status()).isEqualTo(200);
        assertThat(decide(joe, "first", "rejection", why).json()).isEqualTo(rejected.json());
        assertThat(jane.get(crisis.path("/proposals")).json().path("proposals").size())
                .isZero();
        assertThat(decide(joe, "first", "acceptance", "{}").json().path("code").asString())
                .isEqualTo("no-proposal");
        assertThat(jane.post(crisis.path("/developments/first/retraction"), why).status())
                .isEqualTo(404);
        propose("first");
        assertThat(decide(jane, "first", "rejection", why).status())
                .as("taken back")
                .isEqualTo(200);
    }

    @Test
    void changesOfWhatIsKnownAreProposedToo() {
        propose("first");
        decide(joe, "first", "acceptance", "{}");
        String why = "{\"reason\": \"It was made up.\"}";
        assertThat(jane.post(crisis.path("/developments/first/retraction"), why).status())
                .isEqualTo(202);
        assertThat(status("first")).isEqualTo("RECORDED");
        assertThat(jane.post(crisis.path("/developments/first/retraction"), why).status())
                .isEqualTo(202);
        Answer second = jane.put(crisis.path("/developments/first"), correction(), "If-Match", "\"1\"");
        assertThat(second.json().path("code").asString()).isEqualTo("proposal-pending");
        assertThat(decide(joe, "first", "acceptance", "{\"proposal\": \"another\"}")
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("no-proposal");
        assertThat(decide(joe, "first", "acceptance", "{}").status()).isEqualTo(200);
        assertThat(status("first")).isEqualTo("RETRACTED");
        assertThat(history("first").path(1).path("reason").asString()).isEqualTo("It was made up.");

        joe.post(crisis.path("/developments/first/reinstatement"), why);
        assertThat(status("first")).isEqualTo("RETRACTED");
        decide(jane, "first", "acceptance", "{\"reason\": \"It was not.\"}");
        assertThat(status("first")).isEqualTo("RECORDED");
        assertThat(history("first").path(2).path("reason").asString()).isEqualTo("It was made up.");

        Answer corrected = joe.put(crisis.path("/developments/first"), correction(), "If-Match", "\"1\"");
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(202);
        assertThat(onlyProposal().path("kind").asString()).isEqualTo("CORRECTION");
        assertThat(jane.get(crisis.path("/developments/first"))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        decide(jane, "first", "acceptance", "{}");
        JsonNode now = jane.get(crisis.path("/developments/first")).json();
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("occurred").asString()).isEqualTo("2023-08-16");
    }

    @Test
    void reportsAreFiledByOnePersonButNotOnAProposal() {
        propose("first");
        String report = "{\"source\": \"%s\", \"credibility\": 2, \"stance\": \"DENIES\"}".formatted(crisis.id("wire"));
        assertThat(joe.post(crisis.path("/developments/first/reports"), report)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("proposal-pending");
        decide(joe, "first", "acceptance", "{}");
        assertThat(joe.post(crisis.path("/developments/first/reports"), report).status())
                .isEqualTo(201);
    }

    @Test
    void theReviewIsPartOfWhatACrisisIs() {
        assertThat(Crisis.put(jane, crisis, "\"review\": \"FOUR_EYES\"").status())
                .isEqualTo(200);
        assertThat(Crisis.put(jane, crisis, "\"review\": \"NONE\"").status()).isEqualTo(409);
        assertThat(Crisis.put(jane, crisis, "\"review\": \"TWO\"").status()).isIn(400, 422);
    }

    private Answer propose(String id) {
        return jane.post(crisis.path("/developments"), crisis.draft(id, "2023-08-15", ""));
    }

    private String correction() {
        return crisis.correction("2023-08-16", "\"reason\": \"A day later.\", ");
    }

    private Answer decide(Api who, String development, String how, String body) {
        return who.post(crisis.path("/developments/" + development + "/" + how), body);
    }

    private JsonNode onlyProposal() {
        JsonNode proposals = jane.get(crisis.path("/proposals")).json().path("proposals");
        assertThat(proposals.size()).isEqualTo(1);
        return proposals.path(0);
    }

    private int stances() {
        return jane.get(crisis.path("/stances?at=2023-08-20"))
                .json()
                .path("stances")
                .size();
    }

    private String status(String development) {
        return jane.get(crisis.path("/developments/" + development))
                .json()
                .path("status")
                .asString();
    }

    private JsonNode history(String development) {
        return jane.get(crisis.path("/developments/" + development + "/history"))
                .json()
                .path("history");
    }

    private String leaf(long revision) {
        return new Api(port)
                .get("/ledger/entries?limit=1&from=" + revision)
                .json()
                .at("/entries/0/leaf")
                .asString();
    }

    private Api bearer(String subject) {
        String token = "{\"subject\": \"" + subject + "\", \"roles\": [\"EDITOR\"]}";
        return new Api(
                port,
                "Bearer "
                        + new Api(port)
                                .post("/tokens", token)
                                .json()
                                .path("secret")
                                .asString());
    }
}
