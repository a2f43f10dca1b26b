package org.demarche.stance.evidence;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Initiator;
import org.demarche.development.Signal;
import org.demarche.time.TimeZoneData;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * What of a development's content bears on stances, in a row. In this order: release of the time-zone data; occurred
 * (text, moment); standing (0 as the type says, 1 no, 2 yes); ends (0, or 1, text, moment); type; then, each after their
 * number and each once, the ids of the superseded, of the capacities of the initiators, of the targets, and the coder's signals:
 * holder, subject (0 issue, 1 actor; id), modality (0 for a signal without position, 1 words, 2 commitment, 3 deed), position.
 */
public final class ContentFacts {
    /** In place of the moment of an {@code ends} that is not there. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The code of a subject that is an issue. */
    public static final int ON_ISSUE = 0;

    /** In place of the code of a modality where the signal has no position. */
    public static final int NO_POSITION = 0;

    private static final byte[] RELEASE = TimeZoneData.version().getBytes(StandardCharsets.UTF_8);

    private final ZoneId zone;
    private final FactsInput in = new FactsInput();
    private long moment;
    private long ends;
    private int standing;

    /** A reader of the facts of a crisis. Reusable, not thread-safe. */
    public ContentFacts(ZoneId zone) {
        this.zone = zone;
    }

    /** Begins with the facts and reads up to the type; {@link #input} goes on from there. */
    public void read(byte[] facts) {
        in.read(facts);
        boolean isSameRelease = in.isText(RELEASE);
        moment = in.moment(isSameRelease, zone);
        standing = in.unsigned();
        ends = in.unsigned() == 0 ? NEVER : in.moment(isSameRelease, zone);
    }

    public long moment() {
        return moment;
    }

    /** Its moment, or {@link #NEVER}. */
    public long ends() {
        return ends;
    }

    /** Whether it stands; {@code byType} where it does not say. */
    public boolean isStanding(boolean byType) {
        return standing == 0 ? byType : standing == 2;
    }

    public FactsInput input() {
        return in;
    }

    static byte[] of(Content content, ZoneId zone) {
        FactsOutput out = new FactsOutput();
        out.text(TimeZoneData.version());
        when(content.occurred(), zone, out);
        out.unsigned(standingCode(content.standing()));
        ends(content.ends(), zone, out);
        out.text(content.type());
        texts(new LinkedHashSet<>(content.supersedes()), out);
        texts(capacities(content), out);
        texts(new LinkedHashSet<>(content.targets()), out);
        out.unsigned(content.signals().size());
        content.signals().forEach(signal -> signal(signal, out));
        return out.bytes();
    }

    static void when(When when, ZoneId zone, FactsOutput out) {
        out.text(when.text());
        out.signed(when.moment(zone));
    }

    private static int standingCode(@Nullable Boolean standing) {
        if (standing == null) {
            return 0;
        }
        return standing ? 2 : 1;
    }

    private static void ends(@Nullable When ends, ZoneId zone, FactsOutput out) {
        out.unsigned(ends == null ? 0 : 1);
        if (ends != null) {
            when(ends, zone, out);
        }
    }

    private static Set<ActorId> capacities(Content content) {
        Set<ActorId> capacities = new LinkedHashSet<>();
        content.initiators().forEach(initiator -> capacities.add(initiator.capacity()));
        return capacities;
    }

    private static void texts(Set<?> ids, FactsOutput out) {
        out.unsigned(ids.size());
        ids.forEach(id -> out.text(id.toString()));
    }

    private static void signal(Signal signal, FactsOutput out) {
        out.text(signal.holder().value());
        switch (signal.subject()) {
            case Subject.OnIssue on -> {
                out.unsigned(ON_ISSUE);
                out.text(on.issue().value());
            }
            case Subject.TowardActor toward -> {
                out.unsigned(1);
                out.text(toward.actor().value());
            }
        }
        Integer position = signal.position();
        Modality modality = signal.modality();
        out.unsigned(position == null || modality == null ? NO_POSITION : code(modality));
        out.signed(position == null ? 0 : position);
    }

    private static int code(Modality modality) {
        return switch (modality) {
            case WORDS -> 1;
            case COMMITMENT -> 2;
            case DEED -> 3;
        };
    }

    /** The modality of a code other than {@link #NO_POSITION}. */
    public static Modality modality(int code) {
        return switch (code) {
            case 1 -> Modality.WORDS;
            case 2 -> Modality.COMMITMENT;
            case 3 -> Modality.DEED;
            default -> throw new IllegalArgumentException("no modality has the code " + code);
        };
    }

    /**
     * The content again, as far as it bears on stances: the type
     * for a summary, no place, no deadline, and capacities for initiators.
     */
    public static Content content(byte[] facts) {
        FactsInput in = new FactsInput();
        in.read(facts);
        in.skipText();
        When occurred = readWhen(in);
        int standing = in.unsigned();
        When ends = in.unsigned() == 0 ? null : readWhen(in);
        String type = in.text();
        List<DevelopmentId> supersedes =
                texts(in).stream().map(DevelopmentId::new).toList();
        List<Initiator> initiators = texts(in).stream()
                .map(id -> new Initiator(new ActorId(id), null))
                .toList();
        List<ActorId> targets = texts(in).stream().map(ActorId::new).toList();
        return new Content(
                occurred,
                type,
                type,
                initiators,
                targets,
                standing == 0 ? null : standing == 2,
                ends,
                supersedes,
                null,
                null,
                null,
                signals(in));
    }

    private static When readWhen(FactsInput in) {
        When when = When.parse(in.text());
        in.signed();
        return when;
    }

    private static List<String> texts(FactsInput in) {
        int count = in.unsigned();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    private static List<Signal> signals(FactsInput in) {
        int count = in.unsigned();
        List<Signal> signals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ActorId holder = new ActorId(in.text());
            Subject subject = in.unsigned() == ON_ISSUE
                    ? new Subject.OnIssue(new IssueId(in.text()))
                    : new Subject.TowardActor(new ActorId(in.text()));
            int modality = in.unsigned();
            int position = (int) in.signed();
            signals.add(
                    modality == NO_POSITION
                            ? new Signal(holder, subject, null, null, null)
                            : new Signal(holder, subject, position, modality(modality), null));
        }
        return signals;
    }
}
