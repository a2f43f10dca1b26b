package org.demarche.stance.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    /** What a type says. */
    private record Plan(boolean isStanding, boolean hasRules, Codebook.Type type) {}

    private final Derivation derivation;
    private final ContentFacts facts;
    private final CrisisNames names;
    private final Names typeNames = new Names();
    private final Map<Integer, Plan> plans = new HashMap<>();

    private boolean isStanding;
    private int[] superseded = {};
    private int size;
    private int[] tracks = new int[8];
    private int[] sayings = new int[8];

    Signals(Codebook codebook, Derivation derivation, ContentFacts facts, CrisisNames names) {
        this.derivation = derivation;
        this.facts = facts;
        this.names = names;
        Set<String> ruled = new HashSet<>();
        codebook.rules().forEach(rule -> ruled.addAll(rule.types()));
        codebook.types()
                .forEach((name, type) ->
                        plans.put(typeNames.add(name), new Plan(type.standing(), ruled.contains(name), type)));
    }

    /** Reads the facts of a content. */
    void read(byte[] content) {
        facts.read(content);
        FactsInput in = facts.input();
        Plan plan = plan(in);
        isStanding = facts.isStanding(plan != null && plan.isStanding());
        superseded = names(in, names.developments());
        size = 0;
        int[] capacities = names(in, names.actors());
        int[] targets = names(in, names.actors());
        if (plan != null && plan.hasRules()) {
            derivation.signals(ContentFacts.content(content)).forEach(this::add);
            return;
        }
        code(in);
        if (plan != null) {
            relate(plan.type(), capacities, targets);
        }
        leaveOutNothings();
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
            int holder = name(in, names.actors());
            int subject = in.unsigned() == ContentFacts.ON_ISSUE
                    ? Tracks.onIssue(name(in, names.issues()))
                    : Tracks.towardActor(name(in, names.actors()));
            int modality = in.unsigned();
            int position = (int) in.signed();
            int saying = modality == ContentFacts.NO_POSITION
                    ? NOTHING
                    : Saying.of(position, ContentFacts.modality(modality), isStanding);
            add(names.tracks().add(holder, subject), saying);
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
                    relate(names.tracks().add(capacity, Tracks.towardActor(target)), saying, coded);
                }
            }
        }
    }

    /** The coder's signal wins. */
    private void relate(int track, int saying, int coded) {
        for (int i = 0; i < coded; i++) {
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
