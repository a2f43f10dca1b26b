package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The sentence of a problem is about what was sent, and can be followed. */
@Served
class ProblemsTellWhatToDoTest {
    @LocalServerPort
    private int port;

    private Api api = new Api(0);

    @BeforeEach
    void openACrisis() {
        api = new Api(port);
        Crisis.open(api, "told");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /sources?known=-1               | Give a revision or an instant such as 2023-08-15T10:00:00Z.
            /sources?known=1.5              | Give a revision or an instant such as 2023-08-15T10:00:00Z.
            /sources?known=                 | Give a revision or an instant such as 2023-08-15T10:00:00Z.
            /sources?at=2023&               | Name every parameter, and put an & only between two of them.
            /sources?&&&                    | Name every parameter, and put an & only between two of them.
            /crises/told/stances?label=FOO  | Give one of UNDECLARED, LAPSED, STRONGLY_SUPPORTS, SUPPORTS, STRONGLY_OPPOSES, OPPOSES, AMBIVALENT, NEUTRAL, UNCLEAR.
            /crises/told/developments?status=x | Give one of RECORDED, RETRACTED.
            /crises/told/codebook?version=x | Give a whole number within its range.
            """)
    void ofAQuestion(String path, String detail) {
        assertThat(api.get(path).json().path("detail").asString()).isEqualTo(detail);
    }

    @Test
    void ofAFieldGivenTwice() {
        assertThat(api.put("/sources/twice", "{\"name\": \"a\", \"name\": \"b\"}")
                        .json()
                        .path("detail")
                        .asString())
                .contains("no field twice");
    }

    @Test
    void ofAThresholdBelowAnother() {
        Answer answer = api.put("/crises/told/codebook", "{\"labels\": {\"strong\": 1}, \"reason\": \"r\"}");
        assertThat(answer.json().path("detail").asString()).isEqualTo("Give a whole number from 1 to that of strong.");
    }

    @Test
    void ofNothingWhereTheMethodsAreAskedFor() {
        Answer answer = api.send("OPTIONS", "/crises/told/stances?at=2023", BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("GET");
    }
}
