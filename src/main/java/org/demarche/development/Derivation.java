package org.demarche.development;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The signals of developments under one version of a codebook (stance-model section 9): the coder's, then the rules', then
 * the relation of the type. Immutable and thread-safe.
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
     * At most one signal for each track, without those that the coder suppressed. Whether the holder and the subject are
     * known to the crisis is for the caller to see.
     */
    public List<DerivedSignal> signals(Content content) {
        Tracks tracks = new Tracks();
        for (Signal signal : content.signals()) {
            tracks.take(signal);
        }
        Codebook.Type type = codebook.types().get(content.type());
        if (type != null) {
            derive(content, type, tracks);
        }
        return tracks.signals();
    }

    private void derive(Content content, Codebook.Type type, Tracks tracks) {
        Set<ActorId> capacities = new LinkedHashSet<>();
        for (Initiator initiator : content.initiators()) {
            capacities.add(initiator.capacity());
        }
        for (Codebook.Rule rule : codebook.rules()) {
            if (matches(rule, content, capacities)) {
                follow(rule, type, content, capacities, tracks);
            }
        }
        if (type.relation() != null) {
            relate(type.relation(), type.modality(), content, capacities, tracks);
        }
    }

    private static boolean matches(Codebook.Rule rule, Content content, Set<ActorId> capacities) {
        return rule.types().contains(content.type())
                && (rule.initiator() == null || capacities.contains(rule.initiator()))
                && (rule.target() == null || content.targets().contains(rule.target()));
    }

    private void follow(
            Codebook.Rule rule, Codebook.Type type, Content content, Set<ActorId> capacities, Tracks tracks) {
        Modality modality = rule.modality() == null ? type.modality() : rule.modality();
        String derivedBy = "rule:" + rule.id() + "@" + version;
        switch (rule.holder()) {
            case initiators ->
                capacities.forEach(
                        holder -> tracks.derive(holder, rule.subject(), rule.position(), modality, derivedBy));
            case targets ->
                content.targets()
                        .forEach(holder -> tracks.derive(holder, rule.subject(), rule.position(), modality, derivedBy));
        }
    }

    private void relate(int relation, Modality modality, Content content, Set<ActorId> capacities, Tracks tracks) {
        String derivedBy = "relation:" + content.type() + "@" + version;
        for (ActorId capacity : capacities) {
            for (ActorId target : content.targets()) {
                tracks.derive(capacity, new Subject.TowardActor(target), relation, modality, derivedBy);
            }
        }
    }

    /** What has been said so far about each track; the first word counts. */
    private static final class Tracks {
        private record Track(ActorId holder, Subject subject) {}

        private final Map<Track, @Nullable DerivedSignal> said = new LinkedHashMap<>();

        void take(Signal signal) {
            Integer position = signal.position();
            Modality modality = signal.modality();
            said.put(
                    new Track(signal.holder(), signal.subject()),
                    position == null || modality == null
                            ? null
                            : new DerivedSignal(signal.holder(), signal.subject(), position, modality, CODER));
        }

        void derive(ActorId holder, Subject subject, int position, Modality modality, String derivedBy) {
            Track track = new Track(holder, subject);
            if (!subject.equals(new Subject.TowardActor(holder)) && !said.containsKey(track)) {
                said.put(track, new DerivedSignal(holder, subject, position, modality, derivedBy));
            }
        }

        List<DerivedSignal> signals() {
            return said.values().stream().filter(Objects::nonNull).toList();
        }
    }
}
