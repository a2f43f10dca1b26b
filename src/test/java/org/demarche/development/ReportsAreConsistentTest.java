package org.demarche.development;

import static org.demarche.Refused.refused;
import static org.demarche.development.Drafts.NIGER;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.report;

import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsAreConsistentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MISSING_FIELD | source      | {'source': null}
                    MISSING_FIELD | credibility | {'credibility': null}
                    MISSING_FIELD | stance      | {'stance': null}
                    INVALID_VALUE | credibility | {'credibility': 0}
                    INVALID_VALUE | credibility | {'credibility': 7}
                    INVALID_VALUE | stance      | {'stance': 'DOUBTS'}
                    INVALID_VALUE | stance      | {'stance': 0}
                    INVALID_TEXT  | origin      | {'origin': ' '}
                    INVALID_TEXT  | locator     | {'locator': '\\u0000'}
                    INVALID_TEXT  | quote       | {'quote': '\\ud83d'}
                    INVALID_VALUE | url         | {'url': '/relative'}
                    INVALID_VALUE | url         | {'url': 'file:///etc/passwd'}
                    INVALID_VALUE | language    | {'language': 'english!'}
                    INVALID_VALUE | language    | {'language': 'e'}
                    INVALID_TEXT  | language    | {'language': ''}
                    INVALID_VALUE | sha256      | {'sha256': 'abc'}
                    INVALID_VALUE | sha256      | {'sha256': 'E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855'}
                    INVALID_DATE  | published   | {'published': 'yesterday'}
                    INVALID_TEXT  | reason      | {'reason': '\\u0000'}
                    """)
    void refuses(Code code, String field, String changes) {
        refused(code, field, () -> filing(changes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'language': 'pt-BR'}",
                "{'language': 'sr-Latn-RS'}",
                "{'url': 'https://example.org/niger?lang=fr#4'}",
                "{'sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'}",
                "{'published': '2023-08-15/2023-08-16', 'credibility': 6, 'origin': 'Communiqué nº 3'}"
            })
    void accepts(String changes) {
        filing(changes);
    }

    @Test
    void refusesABodyAboutAnotherDevelopment() {
        refused(
                Code.ID_MISMATCH,
                "development",
                () -> report("{'development': 'talks'}").toFiling(NIGER, new DevelopmentId("another")));
    }
}
