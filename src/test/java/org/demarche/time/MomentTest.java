package org.demarche.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MomentTest {
    @Test
    void isWrittenInUtcWithWholeSecondsAndZ() {
        assertThat(Moment.text(0)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(Moment.text(1_692_093_600)).isEqualTo("2023-08-15T10:00:00Z");
        assertThat(Moment.text(-1)).isEqualTo("1969-12-31T23:59:59Z");
    }

    @Test
    void reachesFromYear0ToYear9999() {
        assertThat(Moment.text(Moment.FIRST)).isEqualTo("0000-01-01T00:00:00Z");
        assertThat(Moment.text(Moment.LAST)).isEqualTo("9999-12-31T23:59:59Z");
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.text(Moment.FIRST - 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Moment.text(Moment.LAST + 1));
    }

    @Test
    void isReadBackAsWritten() {
        for (long second = Moment.FIRST; second <= Moment.LAST; second += 7_777_777_777L) {
            assertThat(When.parse(Moment.text(second)).moment(ZoneOffset.UTC)).isEqualTo(second);
        }
    }

    @Test
    void dependsOnANamedReleaseOfTheTimeZoneData() {
        assertThat(TimeZoneData.version()).matches("20\\d\\d[a-z]+");
    }
}
