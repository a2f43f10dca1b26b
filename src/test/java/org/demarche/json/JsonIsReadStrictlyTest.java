package org.demarche.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.demarche.kernel.Code;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonIsReadStrictlyTest {
    private static final JsonMapper JSON = StrictJson.mapper();

    /** A value written as a text that checks itself. */
    record Name(String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Name {
            Require.slug(text, "name");
        }

        @JsonValue
        @Override
        public String text() {
            return text;
        }
    }

    /** A value written as an object that checks itself. */
    record Height(@Nullable Integer metres) {
        Height {
            Require.present(metres, "metres");
        }
    }

    enum Slope {
        NORTH,
        SOUTH
    }

    record Hill(
            @Nullable Name name,
            @Nullable Slope slope,
            @Nullable Height height,
            @Nullable Boolean wooded,
            @Nullable List<Hill> neighbours,
            @Nullable Map<String, Height> paths) {}

    @Test
    void writesInTheOrderOfTheRecordAndNullsToo() {
        Hill hill = new Hill(new Name("a"), Slope.SOUTH, new Height(3), null, List.of(), null);

        assertThat(JSON.writeValueAsString(hill)).isEqualTo("""
                {"name":"a","slope":"SOUTH","height":{"metres":3},"wooded":null,"neighbours":[],"paths":null}""");
        assertThat(read("{'name': 'a', 'slope': 'SOUTH', 'height': {'metres': 3}, 'neighbours': []}"))
                .isEqualTo(hill);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UNKNOWN_FIELD | hieght                 | {'hieght': 3}
                    UNKNOWN_FIELD | neighbours[1].x        | {'neighbours': [{}, {'x': 1}]}
                    INVALID_ID    | name                   | {'name': 'A'}
                    INVALID_ID    | neighbours[0].name     | {'neighbours': [{'name': ''}]}
                    MISSING_FIELD | height.metres          | {'height': {}}
                    MISSING_FIELD | paths.up.metres        | {'paths': {'up': {}}}
                    INVALID_VALUE | height.metres          | {'height': {'metres': '3'}}
                    INVALID_VALUE | height.metres          | {'height': {'metres': 3.5}}
                    INVALID_VALUE | height.metres          | {'height': {'metres': 3000000000}}
                    INVALID_VALUE | height                 | {'height': 3}
                    INVALID_VALUE | wooded                 | {'wooded': 1}
                    INVALID_VALUE | wooded                 | {'wooded': 'true'}
                    INVALID_VALUE | slope                  | {'slope': 'south'}
                    INVALID_VALUE | slope                  | {'slope': 1}
                    INVALID_VALUE | slope                  | {'slope': ''}
                    INVALID_VALUE | name                   | {'name': 7}
                    INVALID_VALUE | neighbours             | {'neighbours': {}}
                    """)
    void namesTheFieldThatIsWrong(Code code, String field, String json) {
        refused(code, field, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{'wooded': true} {}",
                "{'wooded': true, 'wooded': true}",
                "{'wooded': maybe}",
                "{,}",
                "[]",
                "3"
            })
    void refusesWhatIsNotOneJsonObject(String json) {
        refused(Code.MALFORMED_JSON, null, () -> read(json));
    }

    @Test
    void refusesNestingWithoutEnd() {
        refused(Code.MALFORMED_JSON, null, () -> read("{'neighbours':[".repeat(1_000_000)));
    }

    private static Hill read(String json) {
        try {
            return JSON.readValue(json.replace('\'', '"'), Hill.class);
        } catch (JacksonException failure) {
            throw Unreadable.refusal(failure);
        }
    }
}
