package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.demarche.development.Drafts.correcting;
import static org.demarche.development.Drafts.filing;
import static org.demarche.development.Drafts.reporting;

import org.demarche.Databases;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a write would lead to is told, and nothing has happened. */
class WritesAreRehearsedTest {
    private static final String PATH = DevelopmentWrite.aggregate(Drafts.NIGER, Drafts.TALKS);

    @ParameterizedTest
    @EnumSource
    void andStoreNothing(Databases kind) throws Exception {
        try (TestDesk desk = TestDesk.over(kind.migrated(), Development.class, Drafts.references())) {
            assertThat(desk.rehearse(reporting("{}")).created()).isTrue();
            assertThat(desk.rehearse(reporting("{}")).created())
                    .as("a rehearsal leaves nothing that a second one would meet")
                    .isTrue();
            assertThat(desk.events(PATH)).isEmpty();
            isRefused(desk, filing("{}"), Code.NOT_FOUND);
            isRefused(desk, reporting("{'type': 'nonsense'}"), Code.UNKNOWN_TYPE);

            String first = desk.submit(reporting("{}")).event();
            assertThat(desk.rehearse(reporting("{}")).event())
                    .as("what is there is named")
                    .isEqualTo(first);
            assertThat(desk.rehearse(correcting(1, "{'summary': 'Something else.'}"))
                            .event())
                    .isNotEqualTo(first);
            assertThat(desk.rehearse(filing("{'locator': 'line 3'}")).created()).isTrue();
            isRefused(desk, correcting(2, "{'summary': 'Something else.'}"), Code.STALE_VERSION);
            assertThat(desk.events(PATH)).hasSize(1);
        }
    }

    private static void isRefused(TestDesk desk, Write write, Code code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.rehearse(write))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
