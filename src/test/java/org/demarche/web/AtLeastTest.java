package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** From which revision on a client wants to be answered. */
class AtLeastTest {
    private static final StillLedger LEDGER = new StillLedger(9, 7);

    private final AtLeast atLeast =
            new AtLeast(new AsOfReader(Clock.systemUTC(), LEDGER, new Unseen(LEDGER, 1), new NoCrises()));

    @Test
    void isAnsweredWhereItIsVisible() {
        assertThat(goesOn("7")).isTrue();
        assertThat(goesOn("0")).isTrue();
        assertThat(atLeast.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), this))
                .isTrue();
    }

    @Test
    void isWaitedForWhereItIsRecorded() {
        assertRefused("9", Code.CATCHING_UP);
    }

    @Test
    void isRefusedWhereItIsNot() {
        assertRefused("10", Code.UNKNOWN_REVISION);
        assertRefused("99999999999999999999", Code.UNKNOWN_REVISION);
        assertRefused("-1", Code.INVALID_HEADER);
        assertRefused("", Code.INVALID_HEADER);
        assertRefused("2023-08-15", Code.INVALID_HEADER);
    }

    private void assertRefused(String revision, Code code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> goesOn(revision))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("Demarche-Revision"));
    }

    private boolean goesOn(String revision) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(AtLeast.HEADER, revision);
        return atLeast.preHandle(request, new MockHttpServletResponse(), this);
    }
}
