package org.demarche.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorKind;
import org.demarche.actor.ActorRegistered;
import org.demarche.actor.Codes;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.DevelopmentRetracted;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.Signal;
import org.demarche.development.Stance;
import org.demarche.kernel.Stamp;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.source.SourceRegistered;
import org.demarche.stance.Track;
import org.demarche.stance.reference.Fact;
import org.demarche.time.When;
import tools.jackson.databind.json.JsonMapper;

/**
 * The load as events: {@link Items} in the order of their {@link Recording}, each a development with one report and one
 * signal, every second one written by the coder, the others derived from the relation of the type. The same for ever.
 */
final class Load {
    static final CrisisId CRISIS = new CrisisId("load");

    private static final long SEED = 2_026_11_23;
    private static final ZoneId ZONE = ZoneId.of("Africa/Niamey");
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final Reliability[] GRADES = Reliability.values();
    private static final int CREDIBILITY = 2;
    /** Sources, actors, and the crisis. */
    private static final int DIRECTORY = Items.SOURCES + Items.ACTORS + 1;

    private final Codebook codebook = shipped();
    private final List<String> sayings = types(Modality.WORDS);
    private final List<String> deeds = types(Modality.DEED);
    private final Items items;
    private final Recording recording;

    Load() {
        SplittableRandom random = new SplittableRandom(SEED);
        items = Items.drawn(random);
        recording = Recording.of(items, random);
    }

    static Codebook shipped() {
        try (InputStream file = Codebook.class.getResourceAsStream("/codebook/default.json")) {
            return JsonMapper.builder().build().readValue(file, Codebook.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The types of CAMEO codes with that modality; none of them stands. */
    private List<String> types(Modality modality) {
        return codebook.types().entrySet().stream()
                .filter(type -> type.getKey().startsWith("cameo-")
                        && type.getValue().relation() != null
                        && type.getValue().modality() == modality)
                .map(Map.Entry::getKey)
                .toList();
    }

    Items items() {
        return items;
    }

    Recording recording() {
        return recording;
    }

    private String type(int item) {
        List<String> types = items.words()[item] ? sayings : deeds;
        return types.get(items.kinds()[item] % types.size());
    }

    private Codebook.Type typeOf(int item) {
        return requireNonNull(codebook.types().get(type(item)));
    }

    /** x, thousandths. */
    int position(int item) {
        return requireNonNull(typeOf(item).relation());
    }

    /** b, millionths. */
    int baseWeight(int item) {
        int quality = requireNonNull(codebook.credence().get(grade(items.sources()[item])))
                .get(CREDIBILITY - 1);
        return 100
                * quality
                * requireNonNull(codebook.modality().get(typeOf(item).modality()));
    }

    int halfLifeDays() {
        return codebook.halfLifeDays().actor();
    }

    private static Reliability grade(int source) {
        return GRADES[source % GRADES.length];
    }

    static Track track(int track) {
        return new Track(actor(Items.holder(track)), new Subject.TowardActor(actor(Items.subject(track))));
    }

    /** The moment of a day, epoch second. */
    static long moment(int day) {
        return when(day).moment(ZONE);
    }

    private static When when(int day) {
        return When.parse(FIRST_DAY.plusDays(day).toString());
    }

    /** The revision after so many entries. */
    static int revision(int entries) {
        return DIRECTORY + entries;
    }

    int head() {
        return revision(recording.entries());
    }

    /** What comes before the first batch. */
    List<Fact> directory() {
        List<Object> events = new ArrayList<>();
        IntStream.range(0, Items.SOURCES)
                .forEach(n -> events.add(new SourceRegistered(source(n), "Source " + n, grade(n), null)));
        IntStream.range(0, Items.ACTORS)
                .forEach(n -> events.add(new ActorRegistered(
                        actor(n), "Actor " + n, ActorKind.STATE, List.of(), Codes.NONE, List.of())));
        events.add(new CrisisOpened(CRISIS, "Load", ZONE, null, codebook));
        return IntStream.range(0, DIRECTORY)
                .mapToObj(n -> new Fact(stamp(n + 1, 0), events.get(n)))
                .toList();
    }

    /** The entries of a batch, in their order. */
    List<Fact> batch(int batch) {
        int day = recording.day(batch);
        return IntStream.range(recording.begin(batch), recording.end(batch))
                .mapToObj(entry -> new Fact(stamp(revision(entry + 1), day), event(entry)))
                .toList();
    }

    private static Stamp stamp(int revision, int day) {
        long noon = FIRST_DAY.plusDays(day).atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
        return new Stamp(revision, noon, "00000000-0000-0000-0000-" + "%012d".formatted(revision), "bench", null);
    }

    private Object event(int entry) {
        int item = recording.item(entry);
        return recording.isRetraction(entry)
                ? new DevelopmentRetracted(CRISIS, development(item))
                : new DevelopmentReported(CRISIS, development(item), content(item), List.of(report(item)));
    }

    private Content content(int item) {
        int track = items.tracks()[item];
        ActorId holder = actor(Items.holder(track));
        ActorId target = actor(Items.subject(track));
        boolean isCoded = item % 2 == 0;
        Signal coded = new Signal(
                holder,
                new Subject.TowardActor(target),
                position(item),
                typeOf(item).modality(),
                null);
        return new Content(
                when(items.days()[item]),
                type(item),
                typeOf(item).name(),
                List.of(new Initiator(holder, null)),
                List.of(target),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                isCoded ? List.of(coded) : List.of());
    }

    private Report report(int item) {
        When published = when(items.days()[item]);
        SourceId source = source(items.sources()[item]);
        return new Report(source, CREDIBILITY, Stance.AFFIRMS, null, published, null, null, null, null, null);
    }

    private static SourceId source(int number) {
        return new SourceId("source-" + number);
    }

    private static ActorId actor(int number) {
        return new ActorId("actor-" + number);
    }

    /** As long as the numbers by which an archive of events names them. */
    static DevelopmentId development(int item) {
        return new DevelopmentId("event-" + (20_000_000 + item));
    }
}
