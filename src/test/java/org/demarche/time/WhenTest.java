package org.demarche.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WhenTest {
    @ParameterizedTest
    @CsvSource({
        "2023-08-15T10:00:00Z, 2023-08-15T10:00:00Z, 2023-08-15T10:00:00Z",
        "2023-08-15, 2023-08-14T23:00:00Z, 2023-08-15T22:59:59Z",
        "2023-08, 2023-07-31T23:00:00Z, 2023-08-31T22:59:59Z",
        "2023, 2022-12-31T23:00:00Z, 2023-12-31T22:59:59Z",
        "2024-02, 2024-01-31T23:00:00Z, 2024-02-29T22:59:59Z",
        "2023-07-26/2023-08, 2023-07-25T23:00:00Z, 2023-08-31T22:59:59Z",
        "2022/2023-07, 2021-12-31T23:00:00Z, 2023-07-31T22:59:59Z",
        "2023-08/2023-08-01, 2023-07-31T23:00:00Z, 2023-08-01T22:59:59Z",
        "2023/2023, 2022-12-31T23:00:00Z, 2023-12-31T22:59:59Z",
    })
    void aDateLastsFromItsFirstSecondToItsMoment(String text, String first, String moment) {
        assertSpan("Africa/Niamey", text, first, moment);
    }

    @ParameterizedTest
    @CsvSource({
        // 00:00 went forward to 01:00
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z, 2018-11-05T01:59:59Z",
        "America/Sao_Paulo, 2018-11-03, 2018-11-03T03:00:00Z, 2018-11-04T02:59:59Z",
        // 00:00 went back to 23:00 of the day before
        "America/Sao_Paulo, 2018-02-17, 2018-02-17T02:00:00Z, 2018-02-18T02:59:59Z",
        "America/Sao_Paulo, 2018-02-18, 2018-02-18T03:00:00Z, 2018-02-19T02:59:59Z",
        "Asia/Beirut, 2022-03-27, 2022-03-26T22:00:00Z, 2022-03-27T20:59:59Z",
        "Asia/Beirut, 2022-10-29, 2022-10-28T21:00:00Z, 2022-10-29T21:59:59Z",
        "Asia/Beirut, 2022-10-30, 2022-10-29T22:00:00Z, 2022-10-30T21:59:59Z",
        "Africa/Cairo, 2023-04-28, 2023-04-27T22:00:00Z, 2023-04-28T20:59:59Z",
        "Africa/Cairo, 2023-10-26, 2023-10-25T21:00:00Z, 2023-10-26T21:59:59Z",
        // 00:01 went back to 23:01 of the day before
        "America/St_Johns, 2010-11-06, 2010-11-06T02:30:00Z, 2010-11-07T03:29:59Z",
        "America/St_Johns, 2010-11-07, 2010-11-07T02:30:00Z, 2010-11-08T03:29:59Z",
        // 23:30 went forward to 00:30: the day ends early and the next begins late
        "America/Toronto, 1919-03-30, 1919-03-30T05:00:00Z, 1919-03-31T04:29:59Z",
        "America/Toronto, 1919-03-31, 1919-03-31T04:30:00Z, 1919-04-01T03:59:59Z",
    })
    void daysBeginAndEndWhereTheClocksAreSet(String zone, String text, String first, String moment) {
        assertSpan(zone, text, first, moment);
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Apia, 2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T09:59:59Z",
        "Pacific/Apia, 2011-12-30, 2011-12-30T09:59:59Z, 2011-12-30T09:59:59Z",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T09:59:59Z",
        "Pacific/Apia, 2011-12-30/2011-12-31, 2011-12-30T09:59:59Z, 2011-12-31T09:59:59Z",
        "Pacific/Kwajalein, 1993-08-21, 1993-08-21T11:59:59Z, 1993-08-21T11:59:59Z",
        "Asia/Manila, 1844-12-31, 1844-12-31T15:56:07Z, 1844-12-31T15:56:07Z",
    })
    void aSkippedDayIsTheLastSecondOfTheDayBefore(String zone, String text, String first, String moment) {
        assertSpan(zone, text, first, moment);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 0000, 0000-01-01T00:00:00Z, 0000-12-31T23:59:59Z",
        "UTC, 0000-02-29, 0000-02-29T00:00:00Z, 0000-02-29T23:59:59Z",
        "UTC, 9999-12-31, 9999-12-31T00:00:00Z, 9999-12-31T23:59:59Z",
        "UTC, 0000/9999, 0000-01-01T00:00:00Z, 9999-12-31T23:59:59Z",
        "America/New_York, 0000-01-01, 0000-01-01T04:56:02Z, 0000-01-02T04:56:01Z",
        "Asia/Kolkata, 9999-12-31, 9999-12-30T18:30:00Z, 9999-12-31T18:29:59Z",
        "UTC, 1582-10-10, 1582-10-10T00:00:00Z, 1582-10-10T23:59:59Z",
    })
    void theCalendarIsProlepticAndReachesFromYear0ToYear9999(String zone, String text, String first, String moment) {
        assertSpan(zone, text, first, moment);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, 0000-01-01",
        "Asia/Kolkata, 0000",
        "Asia/Kolkata, 0000/2023",
        "America/New_York, 9999-12-31",
        "America/New_York, 9999",
        "America/New_York, 2023/9999-12",
    })
    void refusesADateWithASecondOutsideTheYears0To9999InUtc(String zone, String text) {
        When when = When.parse(text);

        assertRefused(() -> when.firstSecond(ZoneId.of(zone)));
        assertRefused(() -> when.moment(ZoneId.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2023-02-29",
                "2023-02-30",
                "1900-02-29",
                "2023-13",
                "2023-00",
                "2023-08-00",
                "2023-08-32",
                "2023-8-15",
                "20230815",
                "2023-08-15 ",
                " 2023-08-15",
                "2023-08-15\n",
                "+2023-08-15",
                "-0001-01-01",
                "12023-08-15",
                "Y12023",
                "202",
                "20xx",
                "202X",
                "2023-XX",
                "2023?",
                "2023~",
                "2023-21",
                "２０２３-08-15",
                "٢٠٢٣",
                "2023-08-15/2023-08-14",
                "2023-08-15/2023-07",
                "2023-08/2022",
                "2023-08-15/",
                "/2023-08-15",
                "../2023-08-15",
                "2023-08-15/..",
                "/",
                "2023/2024/2025",
                "2023-08-15T10:00:00Z/2023-08-16",
                "2023-08-15/2023-08-15T10:00:00Z",
                "2023-08-15T10:00:00",
                "2023-08-15T10:00Z",
                "2023-08-15T10:00:00.0Z",
                "2023-08-15T10:00:00.5Z",
                "2023-08-15T10:00:00,5Z",
                "2023-08-15T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2023-08-15T10:60:00Z",
                "2023-08-15T10:00:00+00:00",
                "2023-08-15T10:00:00+01:00",
                "2023-08-15T10:00:00-00:00",
                "2023-08-15T10:00:00z",
                "2023-08-15t10:00:00Z",
                "2023-08-15 10:00:00Z",
                "2023-02-29T10:00:00Z",
                "now",
            })
    void refusesEverythingElse(String text) {
        assertRefused(() -> When.parse(text));
    }

    @Test
    void isEqualToWhatIsWrittenAlikeAndPrintsAsWritten() {
        When month = When.parse("2023-08");

        assertThat(month).isEqualTo(When.parse("2023-08")).hasSameHashCodeAs(When.parse("2023-08"));
        assertThat(month).isNotEqualTo(When.parse("2023-08-01/2023-08-31"));
        assertThat(month).hasToString("2023-08");
    }

    @Test
    void knowsAnInstantFromADate() {
        assertThat(When.parse("2023-08-15T10:00:00Z").isInstant()).isTrue();
        assertThat(When.parse("2023-08-15").isInstant()).isFalse();
    }

    @Test
    void isATextInJson() {
        JsonMapper json = JsonMapper.shared();

        assertThat(json.writeValueAsString(When.parse("2022/2023-07"))).isEqualTo("\"2022/2023-07\"");
        assertThat(json.readValue("\"2022/2023-07\"", When.class)).isEqualTo(When.parse("2022/2023-07"));
    }

    private static void assertSpan(String zone, String text, String first, String moment) {
        When when = When.parse(text);

        assertThat(Moment.text(when.firstSecond(ZoneId.of(zone)))).isEqualTo(first);
        assertThat(Moment.text(when.moment(ZoneId.of(zone)))).isEqualTo(moment);
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_DATE));
    }
}
