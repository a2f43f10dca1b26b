package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.demarche.development.Happening.a;
import static org.demarche.development.Happening.corroborated;
import static org.demarche.development.Happening.denial;
import static org.demarche.development.Happening.denied;
import static org.demarche.development.Happening.published;
import static org.demarche.development.Happening.reinstated;
import static org.demarche.development.Happening.report;
import static org.demarche.development.Happening.retracted;
import static org.demarche.development.RegisterBed.NIAMEY;
import static org.demarche.development.RegisterBed.NIGER;

import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.demarche.Databases;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorMerged;
import org.demarche.crisis.CodebookAdopted;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.SampleCodebook;
import org.demarche.crisis.Subject;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class DevelopmentsTest {
    private static final Subject INTERVENTION = new Subject.OnIssue(new IssueId("military-intervention"));
    private static final Subject JUNTA = new Subject.TowardActor(new ActorId("niger-junta"));

    @Parameter
    Databases database = Databases.H2;

    private RegisterBed bed;

    @BeforeEach
    void open() {
        bed = new RegisterBed(database);
    }

    @Test
    void tellsADevelopmentAsItWasKnownAtEachRevision() {
        long reported = bed.record(a("statement").on("2023-08-04").reported("deadline", report("afp")));
        long corroborated = bed.record(corroborated("deadline", 2, report("reuters")));
        long corrected =
                bed.record(a("statement").on("2023-08-06").corrected("deadline", 2), "the deadline was Sunday");
        long denied = bed.record(denied("deadline", 3, denial("ortn")));
        long retracted = bed.record(retracted("deadline"), "a mix-up");
        long reinstated = bed.record(reinstated("deadline"), "no mix-up");

        assertThat(bed.find("deadline", reported - 1)).isEmpty();
        assertKnown(reported, 1, Status.RECORDED, "2023-08-04", 1);
        assertKnown(corroborated, 1, Status.RECORDED, "2023-08-04", 2);
        assertKnown(corrected, 2, Status.RECORDED, "2023-08-06", 2);
        assertKnown(denied, 2, Status.RECORDED, "2023-08-06", 3);
        assertKnown(retracted, 2, Status.RETRACTED, "2023-08-06", 3);
        assertKnown(reinstated, 2, Status.RECORDED, "2023-08-06", 3);
    }

    private void assertKnown(long revision, int version, Status status, String occurred, int reports) {
        DevelopmentView view = bed.find("deadline", revision).orElseThrow();
        assertThat(view.version()).isEqualTo(version);
        assertThat(view.status()).isEqualTo(status);
        assertThat(view.occurred()).isEqualTo(When.parse(occurred));
        assertThat(view.moment().getEpochSecond()).isEqualTo(view.occurred().moment(NIAMEY));
        assertThat(view.earliest().getEpochSecond()).isEqualTo(view.occurred().firstSecond(NIAMEY));
        assertThat(view.reports()).extracting(ReportView::number).startsWith(1).hasSize(reports);
        assertThat(view.revision()).isEqualTo(revision);
        assertThat(view.recordedAt()).isEqualTo(Instant.ofEpochSecond(RegisterBed.recordedAt(revision)));
        assertThat(view.recordedBy()).isEqualTo(RegisterBed.who(revision));
        assertThat(bed.list(DevelopmentFilter.ALL, revision)).containsExactly(view);
    }

    @Test
    void givesBackEveryFieldAsItWasWritten() {
        DevelopmentReported event = a("sanction")
                .on("2023-07-30/2023-08")
                .saying("ECOWAS imposes sanctions; « avec effet immédiat » — 100 % \\ 'now'\n\t\"so\" 🙂")
                .by("tinubu", "ecowas")
                .by("togo")
                .toward("niger-junta", "niger")
                .standing(false)
                .reported("sanctions", published("afp", "2023-07-31"), report("reuters"));
        long revision = bed.record(event);

        DevelopmentView view = bed.find("sanctions", revision).orElseThrow();
        assertThat(view.occurred()).isEqualTo(event.content().occurred());
        assertThat(view.type()).isEqualTo("sanction");
        assertThat(view.summary()).isEqualTo(event.content().summary());
        assertThat(view.initiators()).isEqualTo(event.content().initiators());
        assertThat(view.targets()).isEqualTo(event.content().targets());
        assertThat(view.standing()).isFalse();
        assertThat(view.reports()).extracting(ReportView::report).isEqualTo(event.reports());
    }

    @Test
    void takesStandingFromTheTypeWhereTheDevelopmentLeavesItOut() {
        bed.record(a("sanction").reported("sanction", report("afp")));
        bed.record(a("statement").reported("statement", report("afp")));
        bed.record(a("statement").standing(true).reported("refrain", report("afp")));
        bed.record(a("unheard-of").reported("unheard-of", report("afp")));
        assertThat(bed.list(DevelopmentFilter.ALL, bed.head()))
                .extracting(view -> view.id().value(), DevelopmentView::standing)
                .containsExactly(
                        tuple("refrain", true),
                        tuple("sanction", true),
                        tuple("statement", false),
                        tuple("unheard-of", false));
    }

    @Test
    void tellsWhoSaysEachSignalUnderTheCodebookOfTheQuestion() {
        long threatened = bed.record(a("military-threat")
                .by("tinubu", "ecowas")
                .toward("niger-junta")
                .reported("threat", report("afp")));
        long recoded = bed.record(
                new CodebookAdopted(NIGER, 2, SampleCodebook.withThreatsWeighing(300)), "threats were overrated");

        ActorId ecowas = new ActorId("ecowas");
        assertThat(bed.find("threat", threatened).orElseThrow().signals())
                .containsExactly(
                        signal(ecowas, INTERVENTION, 600, "rule:threat-wants-intervention@1"),
                        signal(ecowas, JUNTA, -700, "relation:military-threat@1"));
        assertThat(bed.find("threat", recoded).orElseThrow().signals())
                .containsExactly(
                        signal(ecowas, INTERVENTION, 300, "rule:threat-wants-intervention@2"),
                        signal(ecowas, JUNTA, -700, "relation:military-threat@2"));
        assertThat(look("threat", new Viewpoint(0, threatened, null, 2)).signals())
                .contains(signal(ecowas, INTERVENTION, 300, "rule:threat-wants-intervention@2"));
    }

    @Test
    void letsTheCoderOverruleAndSuppressWhatTheCodebookDerives() {
        ActorId ecowas = new ActorId("ecowas");
        long revision = bed.record(a("military-threat")
                .by("ecowas")
                .toward("niger-junta")
                .signals(
                        new Signal(ecowas, JUNTA, null, null, "says nothing new of it"),
                        new Signal(ecowas, INTERVENTION, 900, Modality.COMMITMENT, "names a day"))
                .reported("threat", report("afp")));
        assertThat(bed.find("threat", revision).orElseThrow().signals())
                .containsExactly(
                        new SignalView(ecowas, JUNTA, null, null, "says nothing new of it", "coder"),
                        new SignalView(ecowas, INTERVENTION, 900, Modality.COMMITMENT, "names a day", "coder"));
    }

    @Test
    void derivesForWhomAnActorCountsAndShowsTheCodersSignalsAsTheyWereWritten() {
        ActorId ecowas = new ActorId("ecowas");
        ActorId cedeao = new ActorId("cedeao");
        long reported = bed.record(a("military-threat")
                .by("cedeao")
                .toward("niger-junta")
                .signals(new Signal(cedeao, JUNTA, -100, Modality.WORDS, null))
                .reported("threat", report("afp")));
        long merged = bed.record(new ActorMerged(cedeao, ecowas));
        assertThat(bed.find("threat", reported).orElseThrow().signals())
                .containsExactly(
                        signal(cedeao, JUNTA, -100, "coder"),
                        signal(cedeao, INTERVENTION, 600, "rule:threat-wants-intervention@1"));
        assertThat(bed.find("threat", merged).orElseThrow().signals())
                .containsExactly(
                        signal(cedeao, JUNTA, -100, "coder"),
                        signal(ecowas, INTERVENTION, 600, "rule:threat-wants-intervention@1"));
    }

    @Test
    void marksWhatMayHaveHappenedAndWhatCannotHave() {
        bed.record(a("statement").on("2023-08").reported("in-august", report("afp")));
        assertThat(timing("2023-07-31T22:59:59Z")).isEqualTo(Timing.FUTURE);
        assertThat(timing("2023-07-31T23:00:00Z")).isEqualTo(Timing.POSSIBLE);
        assertThat(timing("2023-08-31T22:59:58Z")).isEqualTo(Timing.POSSIBLE);
        assertThat(timing("2023-08-31T22:59:59Z")).isEqualTo(Timing.HAPPENED);
    }

    @Test
    void neverCallsAnInstantPossible() {
        bed.record(a("statement").on("2023-08-15T10:00:00Z").reported("in-august", report("afp")));
        assertThat(timing("2023-08-15T09:59:59Z")).isEqualTo(Timing.FUTURE);
        assertThat(timing("2023-08-15T10:00:00Z")).isEqualTo(Timing.HAPPENED);
    }

    private Timing timing(String at) {
        return look("in-august", new Viewpoint(When.parse(at).moment(NIAMEY), bed.head(), null, null))
                .timing();
    }

    @Test
    void showsOnlyWhatHadBeenPublishedWhereThatIsAsked() {
        bed.record(
                a("statement").reported("early", published("afp", "2023-08-02"), published("reuters", "2023-08-05")));
        bed.record(a("statement").reported("late", published("afp", "2023-08-06")));
        long undated = bed.record(a("statement").reported("undated", report("afp")));
        assertThat(publishedBy("2023-08-01T00:00:00Z")).isEmpty();
        assertThat(publishedBy("2023-08-03")).containsExactly("early", "undated");
        assertThat(publishedBy("2023-08-06")).containsExactly("early", "late", "undated");
        Instant loaded = Instant.ofEpochSecond(RegisterBed.recordedAt(undated));
        assertThat(publishedBy(loaded.minusSeconds(1).toString())).doesNotContain("undated");
        assertThat(publishedBy(loaded.toString())).contains("undated");

        long third = When.parse("2023-08-03").moment(NIAMEY);
        assertThat(look("early", new Viewpoint(0, bed.head(), third, null)).reports())
                .extracting(view -> view.report().source().value())
                .containsExactly("afp");
        assertThat(look("late", new Viewpoint(0, bed.head(), third, null)).reports())
                .isEmpty();
    }

    private Iterable<String> publishedBy(String when) {
        Viewpoint viewpoint = new Viewpoint(0, bed.head(), When.parse(when).moment(NIAMEY), null);
        return bed.developments.list(NIGER, DevelopmentFilter.ALL, viewpoint, null, 10).developments().stream()
                .map(view -> view.id().value())
                .toList();
    }

    @Test
    void keepsCrisesApart() {
        CrisisId other = new CrisisId("other");
        bed.record(a("statement").reported("in-niger", report("afp")));
        bed.open(other);
        assertThat(bed.developments
                        .list(other, DevelopmentFilter.ALL, RegisterBed.at(bed.head()), null, 10)
                        .developments())
                .isEmpty();
        assertThat(bed.developments.find(other, new DevelopmentId("in-niger"), RegisterBed.at(bed.head())))
                .isEmpty();
        assertThat(bed.known.unknown(other, Set.of(new DevelopmentId("in-niger"))))
                .hasSize(1);
    }

    @Test
    void refusesACrisisAndACodebookThatAreNotThere() {
        CrisisId nowhere = new CrisisId("nowhere");
        assertRefused(
                Code.NOT_FOUND,
                () -> bed.developments.list(nowhere, DevelopmentFilter.ALL, RegisterBed.at(1), null, 10));
        assertRefused(Code.NOT_FOUND, () -> bed.developments.find(nowhere, new DevelopmentId("x"), RegisterBed.at(1)));
        assertRefused(Code.NOT_FOUND, () -> bed.developments.history(nowhere, new DevelopmentId("x"), 1));
        assertRefused(Code.NOT_FOUND, () -> bed.list(DevelopmentFilter.ALL, 0));
        assertRefused(
                Code.UNKNOWN_CODEBOOK,
                () -> bed.developments.list(NIGER, DevelopmentFilter.ALL, new Viewpoint(0, 1, null, 2), null, 10));
    }

    private static void assertRefused(Code code, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void tellsWhichDevelopmentsAreNotThereRetractedOnesIncluded() {
        bed.record(a("statement").reported("there", report("afp")));
        bed.record(retracted("there"), "wrong");
        DevelopmentId there = new DevelopmentId("there");
        DevelopmentId missing = new DevelopmentId("missing");
        assertThat(bed.known.unknown(NIGER, Set.of(there, missing))).containsExactly(missing);
        assertThat(bed.known.unknown(NIGER, Set.of())).isEmpty();
    }

    @Test
    void stopsAtAChangeOfWhatWasNeverReported() {
        assertThatThrownBy(() -> bed.record(retracted("nothing"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bed.record(a("statement").corrected("nothing", 2)))
                .isInstanceOf(IllegalStateException.class);
    }

    private DevelopmentView look(String id, Viewpoint viewpoint) {
        return bed.developments.find(NIGER, new DevelopmentId(id), viewpoint).orElseThrow();
    }

    private static SignalView signal(ActorId holder, Subject subject, @Nullable Integer position, String derivedBy) {
        return new SignalView(holder, subject, position, Modality.WORDS, null, derivedBy);
    }
}
