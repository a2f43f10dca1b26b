package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;
import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.TALKS;
import static org.demarche.development.Drafts.development;
import static org.demarche.development.Drafts.reporting;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentsAreConsistentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MISSING_FIELD    | id                  | {'id': null}
                    MISSING_FIELD    | occurred            | {'occurred': null}
                    MISSING_FIELD    | type                | {'type': null}
                    MISSING_FIELD    | summary             | {'summary': null}
                    MISSING_FIELD    | initiators          | {'initiators': null}
                    MISSING_FIELD    | reports             | {'reports': null}
                    MISSING_FIELD    | initiators[0]       | {'initiators': [null]}
                    MISSING_FIELD    | initiators[1].actor | {'initiators': [{'actor': 'zeine'}, {}]}
                    MISSING_FIELD    | targets[0]          | {'targets': [null]}
                    MISSING_FIELD    | supersedes[0]       | {'supersedes': [null]}
                    MISSING_FIELD    | signals[0]          | {'signals': [null]}
                    MISSING_FIELD    | signals[0].holder   | {'signals': [{'subject': 'actors/france'}]}
                    MISSING_FIELD    | signals[0].subject  | {'signals': [{'holder': 'zeine'}]}
                    MISSING_FIELD    | signals[0].modality | {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'position': 0}]}
                    MISSING_FIELD    | reports[0]          | {'reports': [null]}
                    MISSING_FIELD    | place.name          | {'place': {'lat': 1, 'lon': 1}}
                    MISSING_FIELD    | place.lon           | {'place': {'name': 'Niamey', 'lat': 1}}
                    MISSING_FIELD    | place.lat           | {'place': {'name': 'Niamey', 'lon': 1}}
                    INVALID_VALUE    | initiators          | {'initiators': []}
                    INVALID_VALUE    | reports             | {'reports': []}
                    INVALID_TEXT     | summary             | {'summary': ' '}
                    INVALID_TEXT     | summary             | {'summary': 'a\\u0000b'}
                    INVALID_TEXT     | summary             | {'summary': 'a\\ud800b'}
                    INVALID_TEXT     | condition           | {'condition': '\\u0007'}
                    INVALID_TEXT     | codes.EventCode     | {'codes': {'EventCode': ' '}}
                    MISSING_FIELD    | codes.EventCode     | {'codes': {'EventCode': null}}
                    INVALID_VALUE    | codes               | {'codes': {'1st': 'x'}}
                    INVALID_VALUE    | codes.EventCode     | {'codes': {'EventCode': 42}}
                    INVALID_ID       | flags[1]            | {'flags': ['odd', 'Suspect']}
                    MISSING_FIELD    | flags[0]            | {'flags': [null]}
                    INVALID_TEXT     | reason              | {'reason': '\\u0007'}
                    INVALID_TEXT     | signals[0].rationale | {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'rationale': '\\udc00'}]}
                    INVALID_ID       | id                  | {'id': 'Talks'}
                    INVALID_ID       | targets[0]          | {'targets': ['../ecowas']}
                    INVALID_ID       | signals[0].subject  | {'signals': [{'holder': 'zeine', 'subject': 'actors/France'}]}
                    INVALID_VALUE    | signals[0].subject  | {'signals': [{'holder': 'zeine', 'subject': 'france'}]}
                    INVALID_VALUE    | signals[0].modality | {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'modality': 'SHOUT'}]}
                    INVALID_VALUE    | signals[0].position | {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'position': 0.5}]}
                    INVALID_VALUE    | summary             | {'summary': 7}
                    INVALID_VALUE    | standing            | {'standing': 'yes'}
                    INVALID_VALUE    | place.lat           | {'place': {'name': 'Niamey', 'lat': 90.1, 'lon': 1}}
                    INVALID_VALUE    | place.lon           | {'place': {'name': 'Niamey', 'lat': 1, 'lon': -180.1}}
                    INVALID_VALUE    | place.lon           | {'place': {'name': 'Niamey', 'lat': 1, 'lon': 1e-30}}
                    INVALID_DATE     | occurred            | {'occurred': '2023-02-29'}
                    INVALID_DATE     | ends                | {'ends': '2023-13'}
                    INVALID_DATE     | deadline            | {'deadline': '2023-08-15T24:00:00Z'}
                    INVALID_DATE     | occurred            | {'occurred': '2023-08-15T10:00:00+01:00'}
                    UNKNOWN_FIELD    | ocurred             | {'ocurred': '2023'}
                    UNKNOWN_FIELD    | initiators[0].for   | {'initiators': [{'actor': 'zeine', 'for': 'niger-junta'}]}
                    UNKNOWN_FIELD    | reports[0].reason   | {'reports': [{'source': 'afp', 'credibility': 2, 'stance': 'AFFIRMS', 'reason': 'x'}]}
                    UNKNOWN_FIELD    | reports[0].development | {'reports': [{'development': 'a', 'source': 'afp', 'credibility': 2, 'stance': 'AFFIRMS'}]}
                    SELF_SUPERSEDES  | supersedes[1]       | {'supersedes': ['talks-refused', 'talks-offer-2023-08-15']}
                    SELF_STANCE      | signals[0].holder   | {'signals': [{'holder': 'zeine', 'subject': 'actors/zeine'}]}
                    POSITION_RANGE   | signals[0].position | {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'position': 1001, 'modality': 'DEED'}]}
                    POSITION_RANGE   | signals[0].position | {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'position': -1001, 'modality': 'DEED'}]}
                    """)
    void refuses(Code code, String field, String changes) {
        refused(code, field, () -> reporting(changes));
    }

    @Test
    void refusesTwoSignalsOnOneTrack() {
        refused(Code.DUPLICATE_SIGNAL, "signals[2]", () -> reporting("""
                {'signals': [{'holder': 'zeine', 'subject': 'actors/france', 'position': 1, 'modality': 'WORDS'},
                             {'holder': 'zeine', 'subject': 'actors/ecowas', 'position': 1, 'modality': 'WORDS'},
                             {'holder': 'zeine', 'subject': 'actors/france', 'position': null}]}"""));
    }

    @Test
    void refusesMoreThanAHundredOfAnything() {
        String targets =
                IntStream.rangeClosed(1, 101).mapToObj(n -> "'a" + n + "'").collect(Collectors.joining(","));

        refused(Code.INVALID_VALUE, "targets", () -> reporting("{'targets': [" + targets + "]}"));
    }

    @Test
    void refusesATextThatIsTooLong() {
        String summary = "x".repeat(4_001);

        refused(Code.INVALID_TEXT, "summary", () -> reporting("{'summary': '" + summary + "'}"));
    }

    @Test
    void refusesACorrectionThatBringsReports() {
        refused(Code.INVALID_VALUE, "reports", () -> development("{}").toCorrection(NIGER, TALKS, 1));
    }

    @Test
    void refusesACorrectionOfAnotherDevelopment() {
        refused(
                Code.ID_MISMATCH,
                "id",
                () -> development("{'reports': null}").toCorrection(NIGER, new DevelopmentId("another"), 1));
    }

    @Test
    void aSupersededDevelopmentNamedTwiceIsNamedOnce() {
        assertThat(reporting("{'supersedes': ['b', 'a', 'b']}").content().supersedes())
                .containsExactly(new DevelopmentId("b"), new DevelopmentId("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.5", "13.50", "1.35e1"})
    void aCoordinateIsTheSameHoweverItIsWritten(String latitude) {
        assertThat(reporting("{'place': {'name': 'Niamey', 'lat': " + latitude + ", 'lon': 10}}")
                        .content()
                        .place())
                .isEqualTo(new Place("Niamey", new BigDecimal("13.5"), new BigDecimal("10")));
    }
}
