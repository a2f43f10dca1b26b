package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.development.Happening.a;
import static org.demarche.development.Happening.corroborated;
import static org.demarche.development.Happening.denial;
import static org.demarche.development.Happening.denied;
import static org.demarche.development.Happening.reinstated;
import static org.demarche.development.Happening.report;
import static org.demarche.development.Happening.retracted;
import static org.demarche.development.RegisterBed.NIGER;

import java.time.Instant;
import java.util.List;
import org.demarche.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class DevelopmentHistoryTest {
    private static final DevelopmentId DEADLINE = new DevelopmentId("deadline");

    @Parameter
    Databases database = Databases.H2;

    private RegisterBed bed;

    @BeforeEach
    void open() {
        bed = new RegisterBed(database);
    }

    @Test
    void hasOneEntryForEverythingRecorded() {
        Happening friday = a("statement").on("2023-08-04").by("ecowas");
        Happening sunday = a("military-threat").on("2023-08-06").by("ecowas");
        Report afp = report("afp");
        Report reuters = report("reuters");
        Report ortn = denial("ortn");
        bed.record(friday.reported("deadline", afp, reuters));
        bed.record(a("statement").reported("another", report("afp")));
        bed.record(corroborated("deadline", 3, report("bbc")), "found later");
        bed.record(sunday.corrected("deadline", 2), "it was on Sunday");
        bed.record(denied("deadline", 4, ortn));
        bed.record(retracted("deadline"), "a mix-up");
        bed.record(reinstated("deadline"), "no mix-up");

        assertThat(history(8))
                .containsExactly(
                        entry(
                                2,
                                null,
                                Change.REPORTED,
                                1,
                                friday.content(),
                                List.of(view(2, 1, afp), view(2, 2, reuters))),
                        entry(4, "found later", Change.CORROBORATED, 1, null, List.of(view(4, 3, report("bbc")))),
                        new HistoryEntry(
                                5,
                                recordedAt(5),
                                RegisterBed.who(5),
                                "it was on Sunday",
                                Change.CORRECTED,
                                2,
                                sunday.content(),
                                List.of(),
                                List.of("occurred", "type")),
                        entry(6, null, Change.DENIED, 2, null, List.of(view(6, 4, ortn))),
                        entry(7, "a mix-up", Change.RETRACTED, 2, null, List.of()),
                        entry(8, "no mix-up", Change.REINSTATED, 2, null, List.of()));
    }

    @Test
    void endsWithTheRevisionOfTheQuestion() {
        bed.record(a("statement").reported("deadline", report("afp")));
        bed.record(retracted("deadline"), "wrong");
        assertThat(history(1)).isEmpty();
        assertThat(history(2)).extracting(HistoryEntry::event).containsExactly(Change.REPORTED);
        assertThat(history(3)).extracting(HistoryEntry::event).containsExactly(Change.REPORTED, Change.RETRACTED);
        assertThat(bed.developments.history(NIGER, new DevelopmentId("unknown"), 3))
                .isEmpty();
    }

    private List<HistoryEntry> history(long revision) {
        return bed.developments.history(NIGER, DEADLINE, revision);
    }

    private static HistoryEntry entry(
            long revision,
            @Nullable String reason,
            Change event,
            int version,
            @Nullable Content content,
            List<ReportView> reports) {
        return new HistoryEntry(
                revision,
                recordedAt(revision),
                RegisterBed.who(revision),
                reason,
                event,
                version,
                content,
                reports,
                List.of());
    }

    private static ReportView view(long revision, int number, Report report) {
        return new ReportView(number, report, revision, recordedAt(revision), RegisterBed.who(revision));
    }

    private static Instant recordedAt(long revision) {
        return Instant.ofEpochSecond(RegisterBed.recordedAt(revision));
    }
}
