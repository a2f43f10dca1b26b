package org.demarche.bench;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import peers.Data;

/**
 * The harness's data as events: an item is a development with one report, believed without reserve, and one coder's signal.
 * Tracks are numbered pairs of actors. An event's revision is its place after the directory.
 */
final class PeerFacts {
    static final CrisisId CRISIS = new CrisisId("peers");

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final SourceId SOURCE = new SourceId("archive");
    private static final int SURE = 100;
    /** The least base weight of a deed. */
    private static final int DEED = 1_000_000;

    private final Data data;
    /** Their pairs are at least as many as the tracks. */
    private final int actors;

    PeerFacts(Data data) {
        this.data = data;
        this.actors = 2 + (int) Math.sqrt(data.tracks());
    }

    static long moment(int day) {
        return when(day).moment(ZONE);
    }

    private static When when(int day) {
        return When.parse(Data.ORIGIN.plusDays(day).toString());
    }

    Track track(int track) {
        return new Track(holder(track), new Subject.TowardActor(target(track)));
    }

    private ActorId holder(int track) {
        return actor(track / (actors - 1));
    }

    private ActorId target(int track) {
        int other = track % (actors - 1);
        return actor(other < track / (actors - 1) ? other : other + 1);
    }

    private static ActorId actor(int number) {
        return new ActorId("actor-" + number);
    }

    static int item(DevelopmentId development) {
        return Integer.parseInt(development.value().substring("item-".length()));
    }

    /** The revision after a batch. */
    long revision(int batch) {
        return actors + 2L + data.batchEnd[batch];
    }

    List<Fact> directory() {
        List<Object> events = new ArrayList<>();
        events.add(new SourceRegistered(SOURCE, "Archive", Reliability.A, null));
        IntStream.range(0, actors)
                .forEach(n -> events.add(new ActorRegistered(
                        actor(n), "Actor " + n, ActorKind.STATE, List.of(), Codes.NONE, List.of())));
        events.add(new CrisisOpened(CRISIS, "Peers", ZoneId.of("UTC"), null, codebook()));
        return IntStream.range(0, events.size())
                .mapToObj(n -> new Fact(stamp(n + 1, 0), events.get(n)))
                .toList();
    }

    /** The shipped one, but nothing is doubted. */
    private static Codebook codebook() {
        Codebook shipped = Load.shipped();
        Map<Reliability, List<Integer>> sure = new EnumMap<>(Reliability.class);
        for (Reliability reliability : Reliability.values()) {
            sure.put(reliability, Collections.nCopies(Codebook.CREDIBILITIES, SURE));
        }
        return new Codebook(
                shipped.halfLifeDays(),
                shipped.modality(),
                sure,
                SURE,
                shipped.supersededPercent(),
                shipped.labels(),
                shipped.confidence(),
                shipped.types(),
                shipped.rules());
    }

    List<Fact> batch(int batch) {
        long before = revision(batch - 1) - data.batchEnd[batch - 1];
        return IntStream.range(data.batchEnd[batch - 1], data.batchEnd[batch])
                .mapToObj(n -> new Fact(stamp(before + n + 1, data.batchDay[batch]), event(data.event[n])))
                .toList();
    }

    private static Stamp stamp(long revision, int day) {
        long noon = Data.ORIGIN.plusDays(day).atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
        return new Stamp(revision, noon, "event-" + revision, "bench", null);
    }

    private Object event(int event) {
        int item = event < 0 ? -event - 1 : event;
        DevelopmentId development = new DevelopmentId("item-" + item);
        return event < 0
                ? new DevelopmentRetracted(CRISIS, development)
                : new DevelopmentReported(CRISIS, development, content(item), List.of(report(item)));
    }

    private Content content(int item) {
        ActorId holder = holder(data.track[item]);
        ActorId target = target(data.track[item]);
        Modality modality = data.b[item] == DEED ? Modality.DEED : Modality.WORDS;
        Signal signal = new Signal(holder, new Subject.TowardActor(target), data.x[item], modality, null);
        return new Content(
                when(data.day[item]),
                "cameo-01",
                "Item " + item,
                List.of(new Initiator(holder, null)),
                List.of(target),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(signal));
    }

    private Report report(int item) {
        When published = when(data.day[item]);
        return new Report(SOURCE, 1, Stance.AFFIRMS, null, published, null, null, null, null, null);
    }
}
