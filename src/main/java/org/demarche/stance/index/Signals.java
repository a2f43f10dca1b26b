package org.demarche.stance.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Subject;
import org.demarche.development.Derivation;
import org.demarche.development.DerivedSignal;
import org.demarche.stance.evidence.ContentFacts;
import org.demarche.stance.evidence.FactsInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a content says about which tracks under one codebook, in numbers. Most contents are of a type without rules:
 * what the coder says of them and the relation of their type are read here without creating an object. {@link Derivation}
 * reads the others. Reusable, not thread-safe.
 */
final class Signals {
    /** In place of what is said about a track of which the coder wants nothing said. */
    private static final int NOTHING = Integer.MIN_VALUE;

    /** What a type says, and the actors whom its rules name. */
    private record Plan(boolean isStanding, boolean hasRules, Codebook.Type type, Set<ActorId> ruled) {}

    private final Derivation derivation;
    private final ContentFacts facts;
    private final CrisisNames names;
    private final MergeLog merges;
    private final Names typeNames = new Names();
    private final Map<Integer, Plan> plans = new HashMap<>();

    private boolean isStanding;
    private int[] superseded = {};
    private int size;
    private int[] tracks = new int[8];
    private int[] sayings = new int[8];

    Signals(Codebook codebook, Derivation derivation, ContentFacts facts, CrisisNames names, MergeLog merges) {
        this.derivation = derivation;
        this.facts = facts;
        this.names = names;
        this.merges = merges;
        Map<String, Set<ActorId>> ruled = new HashMap<>();
        for (Codebook.Rule rule : codebook.rules()) {
            for (String type : rule.types()) {
                addActors(rule, ruled.computeIfAbsent(type, t -> new HashSet<>()));
            }
        }
        codebook.types()
                .forEach((name, type) -> plans.put(
                        typeNames.add(name),
                        new Plan(type.standing(), ruled.containsKey(name), type, ruled.getOrDefault(name, Set.of()))));
    }

    private static void addActors(Codebook.Rule rule, Set<ActorId> actors) {
        if (rule.initiator() != null) {
            actors.add(rule.initiator());
        }
        if (rule.target() != null) {
            actors.add(rule.target());
        }
        if (rule.subject() instanceof Subject.TowardActor toward) {
            actors.add(toward.actor());
        }
    }

    /** Reads the facts of a content. */
    void read(byte[] content) {
        facts.read(content);
        FactsInput in = facts.input();
        Plan plan = plan(in);
        isStanding = facts.isStanding(plan != null && plan.isStanding());
        superseded = names(in, names.developments());
        size = 0;
        int[] capacities = counted(names(in, names.actors()));
        int[] targets = counted(names(in, names.actors()));
        if (plan != null && plan.hasRules()) {
            derivation.signals(ContentFacts.content(content), merges.now()).forEach(this::add);
            return;
        }
        code(in);
        if (plan != null) {
            relate(plan.type(), capacities, targets);
        }
        leaveOutNothings();
    }

    /** The actors on whom it bears what a content says: those that it names, and those whom the rules of its type name. */
    int[] actors(byte[] content) {
        facts.read(content);
        FactsInput in = facts.input();
        Plan plan = plan(in);
        names(in, names.developments());
        IntStream.Builder actors = IntStream.builder();
        Arrays.stream(names(in, names.actors())).forEach(actors::add);
        Arrays.stream(names(in, names.actors())).forEach(actors::add);
        for (int left = in.unsigned(); left > 0; left--) {
            actors.add(name(in, names.actors()));
            if (in.unsigned() == ContentFacts.ON_ISSUE) {
                in.skipText();
            } else {
                actors.add(name(in, names.actors()));
            }
            in.unsigned();
            in.signed();
        }
        if (plan != null) {
            plan.ruled().forEach(actor -> actors.add(names.actors().find(actor.value())));
        }
        return actors.build().filter(actor -> actor != Names.NONE).distinct().toArray();
    }

    private @Nullable Plan plan(FactsInput in) {
        int length = in.unsigned();
        int type = typeNames.find(in.bytes(), in.position(), length);
        in.skip(length);
        return type == Names.NONE ? null : plans.get(type);
    }

    private static int[] names(FactsInput in, Names names) {
        int[] numbers = new int[in.unsigned()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = name(in, names);
        }
        return numbers;
    }

    /** Those for whom the actors count now, each once. */
    private int[] counted(int[] actors) {
        return merges.isAnyMerged()
                ? Arrays.stream(actors).map(merges::end).distinct().toArray()
                : actors;
    }

    private static int name(FactsInput in, Names names) {
        int length = in.unsigned();
        int number = names.add(in.bytes(), in.position(), length);
        in.skip(length);
        return number;
    }

    /** The coder's signals. */
    private void code(FactsInput in) {
        int count = in.unsigned();
        for (int i = 0; i < count; i++) {
            int holder = merges.end(name(in, names.actors()));
            int subject = in.unsigned() == ContentFacts.ON_ISSUE
                    ? Tracks.onIssue(name(in, names.issues()))
                    : Tracks.towardActor(merges.end(name(in, names.actors())));
            int modality = in.unsigned();
            int position = (int) in.signed();
            int saying = modality == ContentFacts.NO_POSITION
                    ? NOTHING
                    : Saying.of(position, ContentFacts.modality(modality), isStanding);
            if (subject != Tracks.towardActor(holder)) {
                addFirst(names.tracks().add(holder, subject), saying, size);
            }
        }
    }

    private void relate(Codebook.Type type, int[] capacities, int[] targets) {
        Integer relation = type.relation();
        if (relation == null) {
            return;
        }
        int saying = Saying.of(relation, type.modality(), isStanding);
        int coded = size;
        for (int capacity : capacities) {
            for (int target : targets) {
                if (capacity != target) {
                    addFirst(names.tracks().add(capacity, Tracks.towardActor(target)), saying, coded);
                }
            }
        }
    }

    /** Unless one of the first signals is on the track: the coder's win, and of these the first. */
    private void addFirst(int track, int saying, int first) {
        for (int i = 0; i < first; i++) {
            if (tracks[i] == track) {
                return;
            }
        }
        add(track, saying);
    }

    private void leaveOutNothings() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (sayings[i] != NOTHING) {
                tracks[kept] = tracks[i];
                sayings[kept++] = sayings[i];
            }
        }
        size = kept;
    }

    private void add(DerivedSignal signal) {
        int holder = names.actors().add(signal.holder().value());
        int subject = switch (signal.subject()) {
            case Subject.OnIssue on ->
                Tracks.onIssue(names.issues().add(on.issue().value()));
            case Subject.TowardActor toward ->
                Tracks.towardActor(names.actors().add(toward.actor().value()));
        };
        int saying = Saying.of(signal.position(), signal.modality(), isStanding);
        add(names.tracks().add(holder, subject), saying);
    }

    private void add(int track, int saying) {
        if (size == tracks.length) {
            tracks = Arrays.copyOf(tracks, 2 * size);
            sayings = Arrays.copyOf(sayings, 2 * size);
        }
        tracks[size] = track;
        sayings[size] = saying;
        size++;
    }

    long moment() {
        return facts.moment();
    }

    /** The moment of {@code ends}, or {@link ContentFacts#NEVER}. */
    long ends() {
        return facts.ends();
    }

    boolean isStanding() {
        return isStanding;
    }

    /** The developments that it names as superseded. */
    int[] superseded() {
        return superseded;
    }

    int size() {
        return size;
    }

    int track(int i) {
        return tracks[i];
    }

    int saying(int i) {
        return sayings[i];
    }
}
