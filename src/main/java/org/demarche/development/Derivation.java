package org.demarche.development;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.actor.Merges;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The signals of developments under one version of a codebook (stance-model section 9): the coder's, then the rules', then
 * the relation of the type. Whoever is merged into another is that other, wherever content and rules name it. Immutable and
 * thread-safe.
 */
public final class Derivation {
    /** What a signal that the coder wrote is derived by. */
    public static final String CODER = "coder";

    private final Codebook codebook;
    private final int version;

    private Derivation(Codebook codebook, int version) {
        this.codebook = codebook;
        this.version = version;
    }

    public static Derivation under(Codebook codebook, int version) {
        return new Derivation(codebook, version);
    }

    /** Whether the development goes on speaking while it lasts: as it says itself, or else as its type says. */
    public boolean isStanding(Content content) {
        if (content.standing() != null) {
            return content.standing();
        }
        Codebook.Type type = codebook.types().get(content.type());
        return type != null && type.standing();
    }

    /**
     * At most one signal for each track of actors that are not merged, without those that the coder suppressed. Whether the
     * holder and the subject are known to the crisis is for the caller to see.
     */
    public List<DerivedSignal> signals(Content content, Merges merges) {
        Tracks tracks = new Tracks(merges);
        for (Signal signal : content.signals()) {
            tracks.take(signal);
        }
        Codebook.Type type = codebook.types().get(content.type());
        if (type != null) {
            derive(content, type, merges, tracks);
        }
        return tracks.signals();
    }

    private void derive(Content content, Codebook.Type type, Merges merges, Tracks tracks) {
        Set<ActorId> capacities = new LinkedHashSet<>();
        for (Initiator initiator : content.initiators()) {
            capacities.add(merges.of(initiator.capacity()));
        }
        Set<ActorId> targets = new LinkedHashSet<>();
        content.targets().forEach(target -> targets.add(merges.of(target)));
        for (Codebook.Rule rule : codebook.rules()) {
            if (rule.types().contains(content.type())
                    && isAmong(rule.initiator(), capacities, merges)
                    && isAmong(rule.target(), targets, merges)) {
                follow(rule, type, capacities, targets, tracks);
            }
        }
        if (type.relation() != null) {
            relate(type.relation(), type.modality(), content.type(), capacities, targets, tracks);
        }
    }

    private static boolean isAmong(@Nullable ActorId wanted, Set<ActorId> actors, Merges merges) {
        return wanted == null || actors.contains(merges.of(wanted));
    }

    private void follow(
            Codebook.Rule rule, Codebook.Type type, Set<ActorId> capacities, Set<ActorId> targets, Tracks tracks) {
        Modality modality = rule.modality() == null ? type.modality() : rule.modality();
        String derivedBy = "rule:" + rule.id() + "@" + version;
        Set<ActorId> holders = switch (rule.holder()) {
            case initiators -> capacities;
            case targets -> targets;
        };
        holders.forEach(holder -> tracks.say(holder, rule.subject(), rule.position(), modality, derivedBy));
    }

    private void relate(
            int relation,
            Modality modality,
            String type,
            Set<ActorId> capacities,
            Set<ActorId> targets,
            Tracks tracks) {
        String derivedBy = "relation:" + type + "@" + version;
        for (ActorId capacity : capacities) {
            for (ActorId target : targets) {
                tracks.say(capacity, new Subject.TowardActor(target), relation, modality, derivedBy);
            }
        }
    }

    /** What has been said so far about each track; the first word counts. */
    private static final class Tracks {
        private record Track(ActorId holder, Subject subject) {}

        private final Merges merges;
        private final Map<Track, @Nullable DerivedSignal> said = new LinkedHashMap<>();

        Tracks(Merges merges) {
            this.merges = merges;
        }

        void take(Signal signal) {
            say(merges.of(signal.holder()), signal.subject(), signal.position(), signal.modality(), CODER);
        }

        /** A signal without a position says nothing, and lets nothing be said. */
        void say(
                ActorId holder,
                Subject named,
                @Nullable Integer position,
                @Nullable Modality modality,
                String derivedBy) {
            Subject subject = named instanceof Subject.TowardActor toward
                    ? new Subject.TowardActor(merges.of(toward.actor()))
                    : named;
            Track track = new Track(holder, subject);
            if (!subject.equals(new Subject.TowardActor(holder)) && !said.containsKey(track)) {
                said.put(
                        track,
                        position == null || modality == null
                                ? null
                                : new DerivedSignal(holder, subject, position, modality, derivedBy));
            }
        }

        List<DerivedSignal> signals() {
            return said.values().stream().filter(Objects::nonNull).toList();
        }
    }
}
