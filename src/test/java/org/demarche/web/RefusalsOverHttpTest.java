package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.demarche.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each refusal of the contract: its status, its code, the field it names, and nothing recorded. */
@Served
class RefusalsOverHttpTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    private Api api = new Api(0);
    private Crisis crisis = new Crisis(api, "");
    private long head;

    @BeforeEach
    void recordADevelopment() {
        api = new Api(port);
        crisis = Crisis.open(api, "refusals");
        crisis.report("known", "2023-08-15");
        head = ledger.head();
    }

    @AfterEach
    void nothingWasRecorded() {
        assertThat(ledger.head()).isEqualTo(head);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            an unknown initiator        | 422 | unknown-actor         | initiators[0].actor    | -junta"}]                   | -none"}]
            an unknown target           | 422 | unknown-actor         | targets[0]             | refusals-union              | nobody
            an unknown source           | 422 | unknown-source        | reports[0].source      | refusals-wire               | nobody
            an unknown type             | 422 | unknown-type          | type                   | talks-offer                 | picnic
            a date beyond level 0       | 422 | invalid-date          | occurred               | 2023-08-15                  | 2023-08-1?
            a date the calendar lacks   | 422 | invalid-date          | occurred               | 2023-08-15                  | 2023-02-30
            an id that is no slug       | 422 | invalid-id            | id                     | fresh                       | Fresh!
            no id                       | 422 | missing-field         | id                     | "id": "fresh",              | ``
            no date                     | 422 | missing-field         | occurred               | "occurred": "[^"]+",        | ``
            no summary                  | 422 | missing-field         | summary                | "summary": "[^"]+",         | ``
            a blank summary             | 422 | invalid-text          | summary                | "summary": "[^"]+"          | "summary": " "
            a summary of one space      | 422 | invalid-text          | summary                | "summary": "[^"]+"          | "summary": "\\\\u00a0\\\\u200b"
            a reason that says nothing  | 422 | invalid-text          | reason                 | "id": "fresh"               | "reason": " ", "id": "fresh"
            a return among the words    | 422 | invalid-text          | summary                | "summary": "[^"]+"          | "summary": "a\\\\rb"
            no initiators               | 422 | missing-field         | initiators             | "initiators": [^]]+],       | ``
            an empty list of initiators | 422 | invalid-value         | initiators             | "initiators": [^]]+]        | "initiators": []
            no reports                  | 422 | missing-field         | reports                | ,\\s+"reports": [^]]+]      | ``
            an empty list of reports    | 422 | invalid-value         | reports                | "reports": [^]]+]           | "reports": []
            a null among the targets    | 422 | missing-field         | targets[0]             | "refusals-union"            | null
            a credibility out of range  | 422 | invalid-value         | reports[0].credibility | "credibility": 2            | "credibility": 7
            an unknown field within     | 400 | unknown-field         | reports[0].grade       | "credibility"               | "grade"
            an unknown field            | 400 | unknown-field         | colour                 | ^.                          | {"colour": 1,
            an end before it occurred   | 422 | ends-before-occurred  | ends                   | ^.                          | {"standing": true, "ends": "2023-08-01",
            an end without standing     | 422 | ends-without-standing | ends                   | ^.                          | {"ends": "2023-09-01",
            superseding nothing known   | 422 | unknown-development   | supersedes[0]          | ^.                          | {"supersedes": ["none"],
            superseding itself          | 422 | self-supersedes       | supersedes[0]          | ^.                          | {"supersedes": ["fresh"],
            other content, the same id  | 409 | already-exists        | id                     | fresh                       | known
            """)
    void refusesDevelopments(String what, int status, String code, @Nullable String field, String replaced, String by) {
        String draft = crisis.draft("fresh", "2023-08-15", "\"condition\": \"none\", ");
        Answer answer = api.post(crisis.path("/developments"), draft.replaceFirst(replaced, by));
        refused(answer, status, code, field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            an unknown issue         | 422 | unknown-issue    | signals[0].subject  | issues/none           | 5
            itself                   | 422 | self-stance      | signals[0].holder   | actors/refusals-junta | 5
            a position out of range  | 422 | position-range   | signals[0].position | issues/talks          | 1001
            a position out of range  | 422 | position-range   | signals[0].position | issues/talks          | -1001
            a fraction of a position | 422 | invalid-value    | signals[0].position | issues/talks          | 0.5
            a position that is text  | 422 | invalid-value    | signals[0].position | issues/talks          | "5"
            one track twice          | 422 | duplicate-signal | signals[1]          | actors/refusals-union | 5
            """)
    void refusesSignalsAbout(
            String what, int status, String code, @Nullable String field, String subject, String position) {
        String signals = """
                "signals": [{"holder": "refusals-junta", "subject": "%s", "position": %s, "modality": "WORDS"},
                            {"holder": "refusals-junta", "subject": "actors/refusals-union", "position": null}],
                """.formatted(subject, position);
        refused(
                api.post(crisis.path("/developments"), crisis.draft("fresh", "2023-08-15", signals)),
                status,
                code,
                field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            no version          | 428 | version-required | If-Match | known | -   | "reason": "r",
            a stale version     | 412 | stale-version    | -        | known | "2" | "reason": "r",
            no reason           | 422 | reason-required  | reason   | known | "1" | ``
            a blank reason      | 422 | reason-required  | reason   | known | "1" | "reason": " ",
            reports             | 422 | invalid-value    | reports  | known | "1" | "reports": [], "reason": "r",
            another id          | 422 | id-mismatch      | id       | known | "1" | "id": "other", "reason": "r",
            nothing             | 404 | not-found        | -        | none  | "1" | "reason": "r",
            """)
    void refusesCorrectionsWith(
            String what,
            int status,
            String code,
            @Nullable String field,
            String id,
            @Nullable String version,
            String more) {
        String[] headers = version == null ? new String[0] : new String[] {"If-Match", version};
        refused(api.put(crisis.development(id), crisis.correction("2023-08-14", more), headers), status, code, field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            a retraction without a reason     | 422 | reason-required  | reason               | POST | /crises/refusals/developments/known/retraction    | {}
            a retraction of nothing           | 404 | not-found        | -                    | POST | /crises/refusals/developments/none/retraction     | {"reason": "r"}
            a reinstatement of what counts    | 409 | not-retracted    | -                    | POST | /crises/refusals/developments/known/reinstatement | {"reason": "r"}
            a report by nobody                | 422 | unknown-source   | source               | POST | /crises/refusals/developments/known/reports       | {"source": "nobody", "credibility": 1, "stance": "DENIES"}
            a report of nothing               | 404 | not-found        | -                    | POST | /crises/refusals/developments/none/reports        | {"source": "refusals-wire", "credibility": 1, "stance": "DENIES"}
            a development of no crisis        | 404 | not-found        | -                    | POST | /crises/none/developments                         | {"id": "a", "occurred": "2023", "type": "talks-offer", "summary": "A.", "initiators": [{"actor": "refusals-junta"}], "reports": [{"source": "refusals-wire", "credibility": 1, "stance": "DENIES"}]}
            a regrade without a reason        | 422 | reason-required  | reason               | PUT  | /sources/refusals-wire                            | {"name": "A wire", "reliability": "C"}
            a renamed source                  | 409 | already-exists   | id                   | PUT  | /sources/refusals-wire                            | {"name": "Another", "reliability": "B"}
            a grade that there is not         | 422 | invalid-value    | reliability          | PUT  | /sources/fresh                                    | {"name": "A", "reliability": "G"}
            a source with a strange id        | 422 | invalid-id       | source               | PUT  | /sources/Fresh                                    | {"name": "A", "reliability": "A"}
            a renamed actor                   | 409 | already-exists   | id                   | PUT  | /actors/refusals-junta                            | {"name": "Another", "kind": "STATE"}
            a member of no group              | 422 | unknown-actor    | memberships[0].group | PUT  | /actors/fresh                                     | {"name": "A", "kind": "STATE", "memberships": [{"group": "none"}]}
            an actor merged into itself       | 422 | self-merge       | other                | POST | /actors/refusals-junta/merge-into/refusals-junta  | {"reason": "r"}
            an actor merged into nobody       | 422 | unknown-actor    | other                | POST | /actors/refusals-junta/merge-into/nobody          | {"reason": "r"}
            nobody merged into an actor       | 404 | not-found        | -                    | POST | /actors/nobody/merge-into/refusals-junta          | {"reason": "r"}
            a merge without a reason          | 422 | reason-required  | reason               | POST | /actors/refusals-junta/merge-into/refusals-union  | {}
            a separation without a reason     | 422 | reason-required  | reason               | POST | /actors/refusals-junta/separation                 | {"reason": " "}
            a separation of what is not one   | 409 | not-merged       | -                    | POST | /actors/refusals-junta/separation                 | {"reason": "r"}
            a separation of nobody            | 404 | not-found        | -                    | POST | /actors/nobody/separation                         | {"reason": "r"}
            a zone that there is not          | 422 | invalid-zone     | zone                 | PUT  | /crises/fresh                                     | {"title": "A", "zone": "Africa/Atlantis"}
            a crisis opened otherwise         | 409 | already-exists   | id                   | PUT  | /crises/refusals                                  | {"title": "Another", "zone": "Africa/Niamey"}
            a reworded proposition            | 409 | already-exists   | id                   | PUT  | /crises/refusals/issues/talks                     | {"proposition": "There are none."}
            an issue of no crisis             | 404 | not-found        | -                    | PUT  | /crises/none/issues/talks                         | {"proposition": "A."}
            a codebook without a reason       | 422 | reason-required  | reason               | PUT  | /crises/refusals/codebook                         | {"credenceCap": 98}
            a codebook beyond its ranges      | 422 | invalid-codebook | credenceCap          | PUT  | /crises/refusals/codebook                         | {"credenceCap": 101, "reason": "r"}
            a rule about no issue             | 422 | invalid-codebook | rules[0].subject     | PUT  | /crises/refusals/codebook                         | {"reason": "r", "rules": [{"id": "r", "types": ["talks-offer"], "holder": "targets", "subject": "issues/none", "position": 1}]}
            """)
    void refusesWrites(
            String what, int status, String code, @Nullable String field, String method, String path, String body) {
        refused(
                api.send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json"),
                status,
                code,
                field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            an unknown parameter             | 400 | unknown-parameter | limt      | /sources?limt=5
            a parameter of another question  | 400 | unknown-parameter | codebook  | /sources?codebook=1
            a parameter given twice          | 400 | invalid-parameter | at        | /sources?at=2023&at=2024
            a revision to come               | 422 | unknown-revision  | known     | /sources?known=1000000
            a revision that is none          | 422 | invalid-date      | known     | /sources?known=latest
            a date for a revision            | 400 | invalid-parameter | known     | /sources?known=2023-08-15
            a date that is none              | 422 | invalid-date      | at        | /sources?at=yesterday
            a date of publication: none      | 422 | invalid-date      | published | /sources?published=2023-13
            a codebook to come               | 422 | unknown-codebook  | codebook  | /crises/refusals/issues?codebook=99
            a codebook that is none          | 400 | invalid-parameter | codebook  | /crises/refusals/issues?codebook=first
            a page without rows              | 400 | invalid-parameter | limit     | /sources?limit=0
            a filter that is no id           | 400 | invalid-parameter | actor     | /crises/refusals/developments?actor=No+One
            a filter that is no date         | 422 | invalid-date      | from      | /crises/refusals/developments?from=soon
            a filter that is no subject      | 400 | invalid-parameter | subject   | /crises/refusals/stances?subject=talks
            a filter that is no label        | 400 | invalid-parameter | label     | /crises/refusals/stances?label=LIKES
            a version that is no number      | 400 | invalid-parameter | version   | /crises/refusals/codebook?version=x
            a version that is not there      | 404 | not-found         | -         | /crises/refusals/codebook?version=9
            a source that is not there       | 404 | not-found         | -         | /sources/none
            a source that cannot be          | 404 | not-found         | source    | /sources/None
            a crisis that is not there       | 404 | not-found         | crisis    | /crises/none/developments
            a development that is not there  | 404 | not-found         | -         | /crises/refusals/developments/none
            the history of nothing           | 404 | not-found         | -         | /crises/refusals/developments/none/history
            a stance of nobody               | 404 | not-found         | holder    | /crises/refusals/stances/nobody/issues/talks
            a stance about nothing           | 404 | not-found         | subject   | /crises/refusals/stances/refusals-junta/issues/none
            a stance about what cannot be    | 404 | not-found         | -         | /crises/refusals/stances/refusals-junta/issues/None
            a stance toward nobody           | 404 | not-found         | subject   | /crises/refusals/stances/refusals-junta/actors/none
            a stance toward itself           | 422 | self-stance       | subject   | /crises/refusals/stances/refusals-junta/actors/refusals-junta
            a stance in another space        | 404 | not-found         | -         | /crises/refusals/stances/refusals-junta/sources/talks
            a moment after which to compare  | 422 | invalid-date      | toAt      | /crises/refusals/comparison?at=2023&toAt=later
            a revision with which to compare | 422 | unknown-revision  | toKnown   | /crises/refusals/comparison?at=2023&toKnown=1000000
            """)
    void refusesQuestions(String what, int status, String code, @Nullable String field, String path) {
        refused(api.get(path), status, code, field);
    }

    @Test
    void refusesToTouchWhatIsRetracted() {
        crisis.report("gone", "2023-08-15");
        String path = crisis.development("gone");
        api.post(path + "/reinstatement", "{\"reason\": \"again\"}");
        api.post(path + "/retraction", "{\"reason\": \"first\"}");
        head = ledger.head();
        refused(api.post(path + "/retraction", "{\"reason\": \"second\"}"), 409, "already-retracted", null);
        refused(
                api.put(path, crisis.correction("2023-08-14", "\"reason\": \"r\","), "If-Match", "\"1\""),
                409,
                "retracted",
                null);
    }

    private static void refused(Answer answer, int status, String code, @Nullable String field) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("field").asString(null)).as(answer.body()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString()).endsWith(".");
    }
}
