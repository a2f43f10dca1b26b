package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.development.Happening.a;
import static org.demarche.development.Happening.report;
import static org.demarche.development.RegisterBed.NIGER;

import java.util.ArrayList;
import java.util.List;
import org.demarche.Databases;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class DevelopmentPagingTest {
    private static final DevelopmentFilter BY_ECOWAS =
            new DevelopmentFilter(null, null, null, new ActorId("ecowas"), null, null, null);

    @Parameter
    Databases database = Databases.H2;

    private RegisterBed bed;

    @BeforeEach
    void open() {
        bed = new RegisterBed(database);
        for (int i = 0; i < 25; i++) {
            String id = (i % 2 == 0 ? "b-" : "ba") + i;
            bed.record(a("statement")
                    .on("2023-08-%02d".formatted(1 + i / 5))
                    .by(i % 3 == 0 ? "togo" : "ecowas")
                    .reported(id, report("afp")));
        }
    }

    @Test
    void turnsThePagesOfTheWholeInItsOrder() {
        for (DevelopmentFilter filter : List.of(DevelopmentFilter.ALL, BY_ECOWAS)) {
            List<DevelopmentView> whole = bed.list(filter, bed.head());
            assertThat(whole).isSortedAccordingTo((one, other) -> {
                int byMoment = one.moment().compareTo(other.moment());
                return byMoment != 0 ? byMoment : one.id().compareTo(other.id());
            });
            for (int limit = 1; limit <= 26; limit++) {
                assertThat(turn(filter, bed.head(), limit)).isEqualTo(whole);
            }
        }
    }

    @Test
    void hasNoNextAfterAPageThatIsJustFull() {
        assertThat(page(DevelopmentFilter.ALL, bed.head(), null, 25).next()).isNull();
        assertThat(page(DevelopmentFilter.ALL, bed.head(), null, 24).next()).isNotNull();
    }

    @Test
    void goesOnUndisturbedWhileOthersWrite() {
        long revision = bed.head();
        List<DevelopmentView> whole = bed.list(DevelopmentFilter.ALL, revision);
        DevelopmentPage first = page(DevelopmentFilter.ALL, revision, null, 10);

        bed.record(a("statement").on("2023-07-01").reported("earlier", report("afp")));
        bed.record(a("statement").on("2023-08-05").reported("later", report("afp")));
        DevelopmentId shown = first.developments().getFirst().id();
        bed.record(a("statement").on("2024").corrected(shown.value(), 2), "moved behind");
        bed.record(Happening.retracted(whole.getLast().id().value()), "gone");

        List<DevelopmentView> turned = new ArrayList<>(first.developments());
        DevelopmentPage second = page(DevelopmentFilter.ALL, revision, first.next(), 10);
        turned.addAll(second.developments());
        turned.addAll(page(DevelopmentFilter.ALL, revision, second.next(), 10).developments());
        assertThat(turned).isEqualTo(whole);
    }

    @Test
    void refusesACursorThatIsNone() {
        for (String cursor :
                List.of("", ".", "1", "1.", ".a", "x.a", "1.A", "1.a b", "99999999999999999999.a", "1.a%00")) {
            assertThatThrownBy(() -> page(DevelopmentFilter.ALL, bed.head(), cursor, 10))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_PARAMETER));
        }
    }

    private List<DevelopmentView> turn(DevelopmentFilter filter, long revision, int limit) {
        List<DevelopmentView> turned = new ArrayList<>();
        String cursor = null;
        do {
            DevelopmentPage page = page(filter, revision, cursor, limit);
            assertThat(page.developments()).hasSizeLessThanOrEqualTo(limit);
            turned.addAll(page.developments());
            cursor = page.next();
        } while (cursor != null);
        return turned;
    }

    private DevelopmentPage page(DevelopmentFilter filter, long revision, @Nullable String cursor, int limit) {
        return bed.developments.list(NIGER, filter, RegisterBed.at(revision), cursor, limit);
    }
}
