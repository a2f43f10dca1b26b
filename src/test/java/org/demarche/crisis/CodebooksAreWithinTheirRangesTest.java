package org.demarche.crisis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;
import static org.demarche.crisis.CodebookDrafts.SHIPPED;
import static org.demarche.crisis.CodebookDrafts.codebook;

import org.demarche.kernel.Code;
import org.demarche.source.Reliability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebooksAreWithinTheirRangesTest {
    private static final String RULE =
            "'id': 'r', 'types': ['talks-offer'], 'holder': 'initiators', 'subject': 'actors/france'";

    @Test
    void whatIsLeftOutIsAsShipped() {
        assertThat(codebook("{}")).isEqualTo(SHIPPED.codebook());
    }

    @Test
    void aPartLeftOutIsAsShippedToo() {
        Codebook codebook = codebook("""
                {'halfLifeDays': {'actor': 90}, 'modality': {'WORDS': 50}, 'credence': {'F': [0, 0, 0, 0, 0, 0]},
                 'labels': {'lapsed': 0}, 'confidence': {'highOrigins': 4}}""");

        assertThat(codebook.halfLifeDays()).isEqualTo(new Codebook.HalfLifeDays(30, 90));
        assertThat(codebook.modality()).containsEntry(Modality.WORDS, 50).containsEntry(Modality.DEED, 100);
        assertThat(codebook.credence().get(Reliability.F)).containsOnly(0);
        assertThat(codebook.credence().get(Reliability.A)).containsExactly(93, 79, 63, 45, 22, 63);
        assertThat(codebook.labels()).isEqualTo(new Codebook.Labels(550_000, 200_000, 500_000, 500_000, 0));
        assertThat(codebook.confidence().highOrigins()).isEqualTo(4);
        assertThat(codebook.types()).isEqualTo(SHIPPED.codebook().types());
    }

    @Test
    void givenTypesReplaceTheShippedOnes() {
        Codebook codebook = codebook("{'types': {'march': {'name': 'March', 'modality': 'DEED'}}}");

        assertThat(codebook.types())
                .containsOnlyKeys("march")
                .containsValue(new Codebook.Type("March", null, null, null, Modality.DEED, false));
    }

    @Test
    void theEndsOfTheRangesAreAccepted() {
        assertThat(codebook("{'halfLifeDays': {'issue': 1, 'actor': 36500}}").halfLifeDays())
                .isEqualTo(new Codebook.HalfLifeDays(1, 36_500));
        Codebook shares =
                codebook("{'modality': {'WORDS': 0, 'DEED': 100}, 'credenceCap': 0, 'supersededPercent': 100}");
        assertThat(shares.modality()).containsEntry(Modality.WORDS, 0).containsEntry(Modality.DEED, 100);
        assertThat(shares.credenceCap()).isZero();
        assertThat(shares.supersededPercent()).isEqualTo(100);
        assertThat(codebook("""
                        {'labels': {'strong': 1, 'lean': 1, 'ambivalent': 0, 'neutral': 1000000000,
                                    'lapsed': 1000000000}}""").labels()).isEqualTo(new Codebook.Labels(1, 1, 0, 1_000_000_000, 1_000_000_000));
        Codebook.ConfidenceThresholds confidence = codebook(
                        "{'confidence': {'high': 0, 'highOrigins': 1000, 'moderate': 1000000000, 'denied': 0}}")
                .confidence();
        assertThat(confidence.high()).isZero();
        assertThat(confidence.highOrigins()).isEqualTo(1_000);
        assertThat(confidence.moderate()).isEqualTo(1_000_000_000);
        assertThat(confidence.denied()).isZero();
        assertThat(codebook("{'types': {'t': {'name': 'T', 'modality': 'WORDS', 'relation': -1000}}}")
                        .types())
                .extractingByKey("t")
                .returns(-1_000, Codebook.Type::relation);
        assertThat(codebook("{'rules': [{" + RULE + ", 'position': 1000}]}").rules())
                .singleElement()
                .returns(1_000, Codebook.Rule::position);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    halfLifeDays.issue         | {'halfLifeDays': {'issue': 0}}
                    halfLifeDays.actor         | {'halfLifeDays': {'actor': 36501}}
                    modality.DEED              | {'modality': {'DEED': 101}}
                    modality.WORDS             | {'modality': {'WORDS': -1}}
                    credence.B[5]              | {'credence': {'B': [1, 2, 3, 4, 5, 101]}}
                    credence.C                 | {'credence': {'C': [1, 2, 3, 4, 5]}}
                    credenceCap                | {'credenceCap': 101}
                    supersededPercent          | {'supersededPercent': -1}
                    labels.strong              | {'labels': {'strong': 1000001}}
                    labels.lean                | {'labels': {'lean': 0}}
                    labels.lean                | {'labels': {'strong': 200000, 'lean': 200001}}
                    labels.ambivalent          | {'labels': {'ambivalent': 1000000001}}
                    labels.neutral             | {'labels': {'neutral': -1}}
                    labels.lapsed              | {'labels': {'lapsed': -1}}
                    confidence.high            | {'confidence': {'high': -1}}
                    confidence.highOrigins     | {'confidence': {'highOrigins': 1001}}
                    confidence.moderate        | {'confidence': {'moderate': 1000000001}}
                    confidence.moderateOrigins | {'confidence': {'moderateOrigins': -1}}
                    confidence.denied          | {'confidence': {'denied': 101}}
                    confidence.contested       | {'confidence': {'contested': -1}}
                    types                      | {'types': {'A type': {'name': 'T', 'modality': 'WORDS'}}}
                    types.t.relation           | {'types': {'t': {'name': 'T', 'modality': 'WORDS', 'relation': 1001}}}
                    """)
    void refusesWhatIsBeyond(String field, String json) {
        refused(Code.INVALID_CODEBOOK, field, () -> codebook(json));
    }

    @Test
    void refusesRulesThatContradictTheCodebook() {
        refused(
                Code.INVALID_CODEBOOK,
                "rules[0].position",
                () -> codebook("{'rules': [{" + RULE + ", 'position': -1001}]}"));
        refused(
                Code.INVALID_CODEBOOK,
                "rules[1].id",
                () -> codebook("{'rules': [{" + RULE + ", 'position': 1}, {" + RULE + ", 'position': 2}]}"));
        refused(Code.INVALID_CODEBOOK, "rules[0].types[1]", () -> codebook("""
                {'rules': [{'id': 'r', 'types': ['talks-offer', 'tea-party'], 'holder': 'targets',
                            'subject': 'actors/france', 'position': 1}]}"""));
        refused(Code.INVALID_CODEBOOK, "rules[0].types", () -> codebook("""
                {'rules': [{'id': 'r', 'types': [], 'holder': 'targets', 'subject': 'actors/france', 'position': 1}]}"""));
        refused(Code.INVALID_CODEBOOK, "rules[0].id", () -> codebook("""
                {'rules': [{'id': 'R', 'types': ['talks-offer'], 'holder': 'targets', 'subject': 'actors/france',
                            'position': 1}]}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    modality.DEED    | {'modality': {'DEED': null}}
                    credence.A       | {'credence': {'A': null}}
                    credence.A[2]    | {'credence': {'A': [1, 2, null, 4, 5, 6]}}
                    types.t          | {'types': {'t': null}}
                    types.t.name     | {'types': {'t': {'modality': 'WORDS'}}}
                    types.t.modality | {'types': {'t': {'name': 'T'}}}
                    rules[0]         | {'rules': [null]}
                    rules[0].id      | {'rules': [{}]}
                    rules[0].holder  | {'rules': [{'id': 'r', 'types': ['talks-offer']}]}
                    """)
    void refusesWhatIsMissing(String field, String json) {
        refused(Code.MISSING_FIELD, field, () -> codebook(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INVALID_VALUE | modality        | {'modality': {'SHOUTS': 1}}
                    INVALID_VALUE | credenceCap     | {'credenceCap': 1.5}
                    INVALID_VALUE | credenceCap     | {'credenceCap': '5'}
                    UNKNOWN_FIELD | halfLife        | {'halfLife': {}}
                    INVALID_VALUE | rules[0].holder | {'rules': [{'holder': 'INITIATORS'}]}
                    """)
    void refusesWhatCannotBeRead(Code code, String field, String json) {
        refused(code, field, () -> codebook(json));
    }
}
