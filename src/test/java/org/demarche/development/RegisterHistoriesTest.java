package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.demarche.Databases;
import org.demarche.development.PlainRegister.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories, told by the register and by the plain one. */
@ParameterizedClass
@EnumSource(Databases.class)
class RegisterHistoriesTest {
    private static final int HISTORIES = 12;
    private static final int ENTRIES = 40;
    private static final int QUESTIONS = 150;

    @Parameter
    Databases database = Databases.H2;

    @Test
    void answersEveryFilterAtEveryRevisionAsThePlainRegisterDoes() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            RegisterBed bed = new RegisterBed(database);
            PlainRegister plain = new PlainRegister();
            RandomHistory history = new RandomHistory(seed);
            record(bed, plain, history);
            for (int i = 0; i < QUESTIONS; i++) {
                DevelopmentFilter filter = history.filter();
                long revision = 1 + i % bed.head();
                assertThat(bed.list(filter, revision).stream()
                                .map(RegisterHistoriesTest::known)
                                .toList())
                        .as("seed %d, revision %d, %s", seed, revision, filter)
                        .isEqualTo(plain.list(filter, revision));
            }
        }
    }

    @Test
    void answersTheSameAtEveryRevisionAfterItIsBuiltAnew() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            RegisterBed bed = new RegisterBed(database);
            PlainRegister plain = new PlainRegister();
            record(bed, plain, new RandomHistory(seed));
            List<Object> before = everything(bed, plain);
            bed.rebuild();
            assertThat(everything(bed, plain)).as("seed %d", seed).isEqualTo(before);
        }
    }

    private static void record(RegisterBed bed, PlainRegister plain, RandomHistory history) {
        plain.record("the crisis that the bed has opened");
        for (int i = 0; i < ENTRIES; i++) {
            DevelopmentEvent event = history.next(List.copyOf(plain.now().values()));
            plain.record(event);
            bed.record(event, "because of " + i);
        }
    }

    private static List<Object> everything(RegisterBed bed, PlainRegister plain) {
        List<Object> everything = new ArrayList<>();
        for (long revision = 1; revision <= bed.head(); revision++) {
            everything.add(bed.list(DevelopmentFilter.ALL, revision));
            for (DevelopmentId id : plain.now().keySet()) {
                everything.add(bed.developments.history(RegisterBed.NIGER, id, revision));
            }
        }
        return everything;
    }

    private static Known known(DevelopmentView view) {
        Content content = new Content(
                view.occurred(),
                view.type(),
                view.summary(),
                view.initiators(),
                view.targets(),
                null,
                view.ends(),
                view.supersedes(),
                view.deadline(),
                view.condition(),
                view.place(),
                List.of());
        return new Known(
                view.id(),
                view.version(),
                view.status(),
                content,
                view.reports().stream().map(ReportView::report).toList());
    }
}
