package org.demarche.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.Refused.refused;
import static org.demarche.source.Reliability.A;
import static org.demarche.source.Reliability.B;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesAreRegisteredAndRegradedTest {
    private static final SourceId AFP = new SourceId("afp");
    private static final SourceRegistered REGISTERED = new SourceRegistered(AFP, "AFP", B, "https://afp.com");

    private final AggregateTestFixture<Source> source = new AggregateTestFixture<>(Source.class);

    @Test
    void entersASource() {
        source.givenNoPriorActivity().when(afp(B, null)).expectEvents(REGISTERED);
    }

    @Test
    void recordsNothingTwice() {
        source.given(REGISTERED)
                .when(afp(B, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void regradesForAReason() {
        source.given(REGISTERED).when(afp(A, "proved right")).expectEvents(new SourceRegraded(AFP, A));
    }

    @Test
    void regradesBackToAnOlderGrade() {
        source.given(REGISTERED, new SourceRegraded(AFP, A))
                .when(afp(B, "proved wrong"))
                .expectEvents(new SourceRegraded(AFP, B));
    }

    @Test
    void refusesToRegradeWithoutAReason() {
        source.given(REGISTERED).when(afp(A, null)).expectException(Refused.with(Code.REASON_REQUIRED, "reason"));
        assertThatThrownBy(() -> afp(A, " ")).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesAnotherSourceOfTheSameId() {
        source.given(REGISTERED)
                .when(new RegisterSource(AFP, "Another", B, "https://afp.com", null))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
        source.given(REGISTERED)
                .when(new RegisterSource(AFP, "AFP", B, null, null))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
    }

    @Test
    void refusesWhatIsMissing() {
        refused(Code.MISSING_FIELD, "name", () -> new SourceDraft(AFP, null, A, null, null).toRegistration(AFP));
        refused(
                Code.MISSING_FIELD,
                "reliability",
                () -> new SourceDraft(AFP, "AFP", null, null, null).toRegistration(AFP));
        refused(Code.INVALID_TEXT, "name", () -> new SourceDraft(AFP, " ", A, null, null).toRegistration(AFP));
    }

    @Test
    void refusesABodyForAnotherSource() {
        refused(
                Code.ID_MISMATCH,
                "id",
                () -> new SourceDraft(AFP, "AFP", A, null, null).toRegistration(new SourceId("reuters")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"afp.com", "ftp://afp.com", "https://", "https:afp.com", "javascript:alert(1)", "http://a b"})
    void refusesWhatIsNoWebAddress(String url) {
        refused(Code.INVALID_VALUE, "url", () -> new RegisterSource(AFP, "AFP", A, url, null));
    }

    private static RegisterSource afp(Reliability reliability, @Nullable String reason) {
        return new RegisterSource(AFP, "AFP", reliability, "https://afp.com", reason);
    }
}
