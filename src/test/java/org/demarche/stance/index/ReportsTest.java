package org.demarche.stance.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "1901-12-13T20:45:51Z",
                "1969-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "2038-01-19T03:14:08Z",
                "2106-02-07T06:28:16Z",
                "9999-12-31T23:59:59Z"
            })
    void whenAReportWasPublishedIsKeptToTheSecond(String published) {
        long second = Instant.parse(published).getEpochSecond();
        Reports reports = new Reports();
        reports.begin(0);
        reports.add(0, 0, 2, true, 1, second);
        reports.end();
        reports.trim(1);

        assertThat(reports.published(reports.first(0))).isEqualTo(second);
    }
}
