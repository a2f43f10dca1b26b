package org.demarche.stance.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorMerged;
import org.demarche.actor.ActorSeparated;
import org.demarche.crisis.CodebookAdopted;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentCorrected;
import org.demarche.development.DevelopmentCorroborated;
import org.demarche.development.DevelopmentDenied;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReinstated;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.DevelopmentRetracted;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.Signal;
import org.demarche.development.Stance;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.source.SourceRegraded;
import org.demarche.stance.Track;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one crisis as chance has it: a few actors, issues, sources and developments, so that they meet often, and
 * everything that can be recorded about them. The same seed gives the same history, questions included.
 */
public final class RandomHistory {
    public static final CrisisId CRISIS = new CrisisId("crisis");

    private static final List<ActorId> ACTORS =
            Stream.of("a", "b", "c", "d").map(ActorId::new).toList();
    private static final List<IssueId> ISSUES =
            Stream.of("i1", "i2").map(IssueId::new).toList();
    private static final List<String> SOURCES = List.of("s1", "s2", "s3", "s4");
    private static final List<String> WIRES = List.of("wire-1", "wire-2", "s1", "s2");

    private final Chance chance;
    private final RandomDates dates;
    private final RandomCodebook codebooks;
    private final List<Subject> subjects;
    private final List<DevelopmentId> ids;
    private final History history = new History();
    private final Map<DevelopmentId, Known> known = new LinkedHashMap<>();
    private final Set<ActorId> merged = new HashSet<>();
    private long clock;
    private int codebookVersion = 1;

    /** What the generator has to remember of a development to go on sensibly. */
    private static final class Known {
        private int version = 1;
        private int reports;
        private boolean retracted;
    }

    private RandomHistory(long seed) {
        this.chance = new Chance(seed);
        this.dates = new RandomDates(chance);
        this.subjects = Stream.<Subject>concat(
                        ISSUES.stream().map(Subject.OnIssue::new),
                        ACTORS.stream().map(Subject.TowardActor::new))
                .toList();
        this.codebooks = new RandomCodebook(chance, ACTORS, subjects);
        this.ids = IntStream.range(0, chance.between(3, 14))
                .mapToObj(i -> new DevelopmentId("d" + i))
                .toList();
        this.clock = dates.earliest();
        write(chance.between(5, 60));
    }

    public static RandomHistory of(long seed) {
        return new RandomHistory(seed);
    }

    /** In the order of the ledger, revisions from 1. */
    public List<Fact> facts() {
        return history.facts();
    }

    public long head() {
        return history.facts().size();
    }

    public RandomDates dates() {
        return dates;
    }

    public Chance chance() {
        return chance;
    }

    /** A track that may or may not have evidence; both ends known at the end of the history. */
    public Track track() {
        ActorId holder = chance.oneOf(ACTORS);
        Subject subject = chance.oneOf(subjects);
        return subject.equals(new Subject.TowardActor(holder)) ? track() : new Track(holder, subject);
    }

    /** A moment to ask about: the last second of a day, or any second. */
    public long moment() {
        return chance.percent(70) ? dates.date().moment(dates.zone()) : dates.second();
    }

    /** Null or a moment. */
    public @Nullable Long published() {
        return chance.percent(70) ? null : moment();
    }

    public long revision() {
        return chance.percent(50) ? head() : chance.between(0L, head());
    }

    /** Null or one of the versions there are. */
    public @Nullable Integer codebook() {
        return chance.percent(80) ? null : chance.between(1, codebookVersion);
    }

    private void write(int entries) {
        List<Runnable> late = new ArrayList<>();
        SOURCES.forEach(source -> record(History.source(source, chance.oneOf(Reliability.values()))));
        for (ActorId actor : ACTORS) {
            soonOrLate(late, () -> record(History.actor(actor.value())));
        }
        record(new CrisisOpened(CRISIS, "A crisis", dates.zone(), null, codebooks.next()));
        for (IssueId issue : ISSUES) {
            soonOrLate(late, () -> record(History.issue(CRISIS, issue.value())));
        }
        for (int i = 0; i < entries; i++) {
            next();
            if (!late.isEmpty() && chance.percent(10)) {
                late.removeLast().run();
            }
        }
        late.forEach(Runnable::run);
    }

    private void soonOrLate(List<Runnable> late, Runnable writing) {
        if (chance.percent(85)) {
            writing.run();
        } else {
            late.add(writing);
        }
    }

    private void record(Object event) {
        clock += chance.oneOf(0, 0, 1, chance.between(0, 3_600), chance.between(0, 5 * 86_400));
        history.then(clock, event);
    }

    private void next() {
        DevelopmentId id = chance.oneOf(ids);
        Known about = known.get(id);
        if (about == null) {
            report(id);
        } else if (about.retracted) {
            about.retracted = false;
            record(new DevelopmentReinstated(CRISIS, id));
        } else {
            goOn(id, about);
        }
    }

    private void report(DevelopmentId id) {
        Known first = new Known();
        List<Report> reports =
                Stream.generate(this::report).limit(chance.between(1, 3)).toList();
        first.reports = reports.size();
        known.put(id, first);
        record(new DevelopmentReported(CRISIS, id, content(id), reports));
    }

    private void goOn(DevelopmentId id, Known about) {
        switch (chance.between(0, 10)) {
            case 0, 1, 2, 3 -> {
                about.reports++;
                Report report = report();
                record(
                        report.stance() == Stance.AFFIRMS
                                ? new DevelopmentCorroborated(CRISIS, id, about.reports, report)
                                : new DevelopmentDenied(CRISIS, id, about.reports, report));
            }
            case 4, 5, 6 -> {
                about.version++;
                record(new DevelopmentCorrected(CRISIS, id, about.version, content(id)));
            }
            case 7 -> {
                about.retracted = true;
                record(new DevelopmentRetracted(CRISIS, id));
            }
            case 8 ->
                record(new SourceRegraded(new SourceId(chance.oneOf(SOURCES)), chance.oneOf(Reliability.values())));
            case 9 -> merge();
            default -> {
                codebookVersion++;
                record(new CodebookAdopted(CRISIS, codebookVersion, codebooks.next()));
            }
        }
    }

    /** Whom the chance will have it, also one into which the other is merged. */
    private void merge() {
        ActorId actor = chance.oneOf(ACTORS);
        ActorId into = chance.oneOf(ACTORS);
        if (merged.remove(actor)) {
            record(new ActorSeparated(actor));
        } else if (!into.equals(actor)) {
            merged.add(actor);
            record(new ActorMerged(actor, into));
        }
    }

    private Report report() {
        return new Report(
                new SourceId(chance.oneOf(SOURCES)),
                chance.between(1, 6),
                chance.percent(75) ? Stance.AFFIRMS : Stance.DENIES,
                chance.percent(60) ? null : chance.oneOf(WIRES),
                chance.percent(50) ? null : dates.date(),
                null,
                null,
                null,
                null,
                null);
    }

    private Content content(DevelopmentId id) {
        return new Content(
                dates.date(),
                chance.oneOf(RandomCodebook.TYPES),
                "Something happened.",
                Stream.generate(this::initiator).limit(chance.between(1, 2)).toList(),
                some(ACTORS, 2),
                chance.percent(30) ? null : chance.percent(50),
                chance.percent(40) ? dates.date() : null,
                some(ids, chance.percent(40) ? 2 : 0).stream()
                        .filter(other -> !other.equals(id))
                        .toList(),
                null,
                null,
                null,
                signals());
    }

    private Initiator initiator() {
        return new Initiator(chance.oneOf(ACTORS), chance.percent(60) ? null : chance.oneOf(ACTORS));
    }

    private <T> List<T> some(List<T> all, int most) {
        Set<T> some = new LinkedHashSet<>();
        int count = chance.between(0, most);
        for (int i = 0; i < count; i++) {
            some.add(chance.oneOf(all));
        }
        return List.copyOf(some);
    }

    private List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        Set<Track> taken = new HashSet<>();
        int count = chance.between(0, 4);
        for (int i = 0; i < count; i++) {
            Track track = track();
            if (taken.add(track)) {
                boolean silent = chance.percent(10);
                signals.add(new Signal(
                        track.holder(),
                        track.subject(),
                        silent ? null : chance.position(),
                        silent ? null : chance.oneOf(Modality.values()),
                        null));
            }
        }
        return signals;
    }
}
