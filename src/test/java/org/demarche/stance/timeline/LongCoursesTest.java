package org.demarche.stance.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.Signal;
import org.demarche.development.Stance;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.stance.Track;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEvidence;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.reference.Chance;
import org.demarche.stance.reference.Codebooks;
import org.demarche.stance.reference.History;
import org.demarche.time.LocalDays;
import org.demarche.time.When;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The course of a track with hundreds of developments, followed in passing, against a look at each of its days anew. */
class LongCoursesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final CrisisId CRISIS = new CrisisId("long");
    private static final ActorId HOLDER = new ActorId("a");
    private static final Track TRACK = new Track(HOLDER, new Subject.OnIssue(new IssueId("i")));
    private static final LocalDate START = LocalDate.parse("2019-01-01");
    private static final int DEVELOPMENTS = 500;

    @ParameterizedTest
    @CsvSource({
        "1, Africa/Niamey, 30, 1500",
        "2, Africa/Niamey, 3, 1500",
        "3, America/Sao_Paulo, 60, 120",
        "4, Pacific/Kwajalein, 1, 4000",
        "5, UTC, 36500, 700"
    })
    void turnsWhereAndAsEveryDayLookedAtAnewDoes(long seed, ZoneId zone, int halfLife, int span) {
        StanceReader reader = reader(new Chance(seed), zone, halfLife, span);
        long from = START.toEpochDay() * 86_400 + 40L * 86_400;
        long until = from + (span + 60L) * 86_400;
        Course course = new CourseReader(reader).course(reader.index().track(TRACK), from, until);
        Course slowly = lookedAtAnew(reader, from, until);
        assertThat(turns(course)).as("seed %d", seed).isEqualTo(turns(slowly)).hasSizeGreaterThan(50);
    }

    private static Course lookedAtAnew(StanceReader reader, long from, long until) {
        int track = reader.index().track(TRACK);
        LocalDays days = reader.index().days();
        TreeSet<Long> moments = new TreeSet<>();
        for (long midnight = days.nextMidnight(from - 1); midnight <= until; midnight = days.nextMidnight(midnight)) {
            moments.add(midnight);
        }
        for (int i = 0; i < reader.ever(track).size(); i++) {
            moments.add(reader.ever(track).moment(i));
        }
        Course course = new Course();
        course.begin(from - 1, reader.appraiseEvidence(track, from - 1));
        for (long moment : moments.subSet(from, true, until, true)) {
            course.turn(moment, reader.appraiseEvidence(track, moment));
        }
        return course;
    }

    private static List<String> turns(Course course) {
        return IntStream.range(0, course.size())
                .mapToObj(i -> "%d %s %d %d %s %s"
                        .formatted(
                                course.moment(i),
                                course.label(i),
                                course.value(i),
                                course.weight(i),
                                course.confidence(i),
                                course.isContested(i)))
                .toList();
    }

    private static StanceReader reader(Chance chance, ZoneId zone, int halfLife, int span) {
        Codebook codebook = Codebooks.fading(
                halfLife, Map.of("t", new Codebook.Type("T", null, null, null, Modality.WORDS, false)));
        History history = new History()
                .then(0, History.source("s", Reliability.C))
                .then(0, History.actor(HOLDER.value()))
                .then(0, new CrisisOpened(CRISIS, "Long", zone, null, codebook))
                .then(0, History.issue(CRISIS, "i"));
        for (int i = 0; i < DEVELOPMENTS; i++) {
            history.then(i, development(chance, i, span));
        }
        RecordedEvidence evidence = new RecordedEvidence(DATABASE);
        evidence.record(history.facts());
        NumberedCrisis crisis = evidence.reader().crisis(CRISIS).orElseThrow();
        AdoptedCodebook adopted =
                evidence.reader().codebooks(crisis, 0, history.facts().size()).getFirst();
        CrisisIndex index = new CrisisIndex(crisis, adopted.version(), codebook);
        index.catchUp(evidence.reader(), history.facts().size());
        return new StanceReader(index).known(history.facts().size(), null);
    }

    private static DevelopmentReported development(Chance chance, int number, int span) {
        LocalDate day = START.plusDays(chance.between(0, span));
        String occurred = chance.percent(70)
                ? day.toString()
                : day + "T0" + chance.between(0, 9) + ":" + chance.between(10, 59) + ":00Z";
        int reports = chance.oneOf(1, 1, 2, 3);
        return new DevelopmentReported(
                CRISIS,
                new DevelopmentId("d" + number),
                new Content(
                        When.parse(occurred),
                        "t",
                        "Something happened.",
                        List.of(new Initiator(HOLDER, null)),
                        List.of(),
                        false,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(new Signal(
                                HOLDER, TRACK.subject(), chance.position(), chance.oneOf(Modality.values()), null))),
                IntStream.range(0, reports).mapToObj(n -> report(chance, n)).toList());
    }

    private static Report report(Chance chance, int number) {
        return new Report(
                new SourceId("s"),
                chance.between(1, 6),
                number == 0 || chance.percent(70) ? Stance.AFFIRMS : Stance.DENIES,
                "origin-" + chance.between(1, 40),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
