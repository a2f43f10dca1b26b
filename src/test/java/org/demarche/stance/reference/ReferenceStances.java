package org.demarche.stance.reference;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Cause;
import org.demarche.stance.Track;
import org.jspecify.annotations.Nullable;

/**
 * Answers any question about the stances of one crisis from its whole history, each time from the first entry. Moments are
 * epoch seconds; {@code published} and {@code codebook} null as in the product's questions.
 */
public final class ReferenceStances {
    private record Asked(
            long revision,
            @Nullable Long published,
            @Nullable Integer codebook) {}

    private final List<Fact> history;
    private final CrisisId crisis;
    private final Map<Integer, Codebook> codebooks;
    private final Map<Asked, SlowModel> models = new HashMap<>();

    public ReferenceStances(List<Fact> history, CrisisId crisis) {
        this.history = List.copyOf(history);
        this.crisis = crisis;
        this.codebooks = World.codebooks(history, crisis);
    }

    /** A version of the codebook, from whatever revision it is. */
    public Codebook codebook(int version) {
        return requireNonNull(codebooks.get(version));
    }

    /** What is known of the crisis at the revision. */
    public World world(long revision) {
        return World.at(history, crisis, revision);
    }

    public ReferenceStance stance(Track track, long at, long revision, @Nullable Long published) {
        return stance(track, at, revision, published, null);
    }

    public ReferenceStance stance(
            Track track, long at, long revision, @Nullable Long published, @Nullable Integer codebook) {
        return end(new Asked(revision, published, codebook), track, at).stance();
    }

    /** Every track there can be at the revision. */
    public List<Track> tracks(long revision) {
        World world = world(revision);
        List<Subject> subjects = new ArrayList<>();
        world.issues().forEach(issue -> subjects.add(new Subject.OnIssue(issue)));
        world.actors().forEach(actor -> subjects.add(new Subject.TowardActor(actor)));
        return world.actors().stream()
                .flatMap(holder -> subjects.stream().map(subject -> new Track(holder, subject)))
                .filter(track -> !track.subject().equals(new Subject.TowardActor(track.holder())))
                .sorted()
                .toList();
    }

    /** Every track with evidence. */
    public SortedMap<Track, ReferenceStance> picture(
            long at, long revision, @Nullable Long published, @Nullable Integer codebook) {
        SortedMap<Track, ReferenceStance> picture = new TreeMap<>();
        for (Track track : tracks(revision)) {
            ReferenceStance stance = stance(track, at, revision, published, codebook);
            if (stance.value() != null) {
                picture.put(track, stance);
            }
        }
        return picture;
    }

    /** The changes in valid time with {@code from <= moment <= until}. */
    public List<ReferenceChange> timeline(
            Track track, long from, long until, long revision, @Nullable Long published, @Nullable Integer codebook) {
        Asked asked = new Asked(revision, published, codebook);
        Optional<SlowModel> model = model(asked);
        if (model.isEmpty()) {
            return List.of();
        }
        NavigableSet<Long> moments =
                new TreeSet<>(Midnights.between(model.get().world().zone(), from, until));
        moments.addAll(model.get().momentsOn(track.holder(), track.subject()));
        moments.addAll(model.get().supersedingMomentsOn(track.holder(), track.subject()));
        List<ReferenceChange> changes = new ArrayList<>();
        for (long moment : moments.subSet(from, true, until, true)) {
            SlowParts.End before = end(asked, track, moment - 1);
            SlowParts.End after = end(asked, track, moment);
            if (after.stance().differsFrom(before.stance())) {
                changes.add(new ReferenceChange(
                        moment,
                        validTimeCauses(model.get(), track, before, after),
                        before.stance(),
                        after.stance(),
                        SlowParts.between(before, after, id -> validTimeCause(model.get(), id, after))));
            }
        }
        return changes;
    }

    private static List<Cause> validTimeCauses(
            SlowModel model, Track track, SlowParts.End before, SlowParts.End after) {
        List<Cause> causes = new ArrayList<>();
        for (DevelopmentId id : model.takingEffectAt(track.holder(), track.subject(), after.at())) {
            causes.add(new Cause(Cause.Kind.DEVELOPMENT, id));
        }
        List<Piece> evidence = after.evidence().stream()
                .sorted((one, other) -> one.development().compareTo(other.development()))
                .toList();
        SortedSet<DevelopmentId> superseded = new TreeSet<>();
        for (Piece piece : evidence) {
            if (piece.supersededAt() != null && piece.supersededAt() == after.at()) {
                superseded.add(piece.development());
            }
        }
        for (Piece piece : before.evidence()) {
            if (after.of(piece.development()).isEmpty()) {
                superseded.add(
                        piece.development()); // to nothing: from one second to the next only that takes all weight
            }
        }
        superseded.forEach(id -> causes.add(new Cause(Cause.Kind.SUPERSEDED, id)));
        for (Piece piece : evidence) {
            if (endShows(model, piece, after.at())) {
                causes.add(new Cause(Cause.Kind.ENDED, piece.development()));
            }
        }
        return causes.isEmpty() ? List.of(new Cause(Cause.Kind.FADED, null)) : causes;
    }

    /** Whether {@code at} is the first midnight after the end of a standing development. */
    private static boolean endShows(SlowModel model, Piece piece, long at) {
        return piece.end() != null
                && piece.end() < at
                && at - piece.end() <= 3 * 86_400
                && Midnights.between(model.world().zone(), piece.end() + 1, at)
                        .headSet(at)
                        .isEmpty()
                && Midnights.between(model.world().zone(), at, at).contains(at);
    }

    private static Cause.Kind validTimeCause(SlowModel model, DevelopmentId id, SlowParts.End after) {
        return model.takesEffectAt(id, after.at()) ? Cause.Kind.DEVELOPMENT : Cause.Kind.SUPERSEDED;
    }

    /** The changes in known time of the stance at {@code at}, up to {@code revision}. */
    public List<ReferenceChange> revisions(
            Track track, long at, long revision, @Nullable Long published, @Nullable Integer codebook) {
        List<ReferenceChange> changes = new ArrayList<>();
        for (Fact fact : history) {
            long r = fact.stamp().revision();
            if (r > revision) {
                break;
            }
            SlowParts.End before = end(new Asked(r - 1, published, codebook), track, at);
            SlowParts.End after = end(new Asked(r, published, codebook), track, at);
            if (after.stance().differsFrom(before.stance())) {
                changes.add(KnownTime.change(fact, before, after));
            }
        }
        return changes;
    }

    private SlowParts.End end(Asked asked, Track track, long at) {
        return model(asked)
                .map(model -> {
                    List<Piece> evidence = model.evidence(track.holder(), track.subject(), at);
                    return new SlowParts.End(
                            SlowStance.of(evidence, model.codebook(), track.subject(), model.day(at)), evidence, at);
                })
                .orElse(new SlowParts.End(ReferenceStance.UNDECLARED, List.of(), at));
    }

    /** Empty before the crisis is opened. */
    private Optional<SlowModel> model(Asked asked) {
        World world = world(asked.revision());
        if (!world.isOpen()) {
            return Optional.empty();
        }
        return Optional.of(models.computeIfAbsent(asked, a -> {
            int version = a.codebook() != null ? a.codebook() : world.codebookInForce();
            return new SlowModel(world, requireNonNull(codebooks.get(version)), version, a.published());
        }));
    }
}
