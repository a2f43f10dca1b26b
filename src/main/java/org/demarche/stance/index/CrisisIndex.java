package org.demarche.stance.index;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongFunction;
import org.demarche.actor.ActorId;
import org.demarche.actor.Merges;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Subject;
import org.demarche.development.Derivation;
import org.demarche.development.DevelopmentId;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.stance.Track;
import org.demarche.stance.evidence.ContentFacts;
import org.demarche.stance.evidence.EvidenceSupply;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.model.Decay;
import org.demarche.stance.model.StanceModel;
import org.demarche.time.LocalDays;

/**
 * The evidence of one crisis under one version of its codebook, as known at every revision up to {@link #indexed}, in
 * columns of primitives.
 *
 * <p>One thread at a time catches up; any number ask meanwhile and never wait. This holds because what is written while
 * they read is of no concern to them. A question at revision r is asked only when r is indexed, and a row counts for it if
 * {@code from <= r < to}. The writer (1) adds rows with a {@code from} beyond everything indexed, behind those of a track
 * or, with copies of these, where nothing was, and then shows the new range in one release; (2) ends rows at a {@code to}
 * beyond everything indexed; (3) adds names, tracks, reports, namings, existences and merges, all of a revision beyond everything
 * indexed; (4) replaces arrays by larger copies and the layout by another one. A reader that sees any of it finds the same
 * rows in force at r; one that does not see it does not need it. {@link #indexed} is written last: who reads it sees
 * everything up to there.
 */
public final class CrisisIndex {
    /** Not the number of a track. */
    public static final int NO_TRACK = Tracks.NONE;

    private final NumberedCrisis crisis;
    private final int version;
    private final Codebook codebook;
    private final StanceModel model;
    private final Derivation derivation;
    private final LocalDays days;
    private final CrisisNames names = new CrisisNames();
    private final Facts facts = new Facts(names);
    private final TrackOrder order = new TrackOrder(names);
    private final Touches touches = new Touches();
    private final IndexWriter writer;
    /** Whether the writer is between two revisions. */
    private boolean isHalfway;

    private volatile Layout layout;
    private volatile long indexed;
    private volatile long entries;

    /** An index that knows nothing yet. */
    public CrisisIndex(NumberedCrisis crisis, int version, Codebook codebook) {
        this.crisis = crisis;
        this.version = version;
        this.codebook = codebook;
        this.model = StanceModel.under(codebook);
        this.derivation = Derivation.under(codebook, version);
        this.days = LocalDays.of(crisis.zone());
        Signals signals = new Signals(codebook, derivation, new ContentFacts(crisis.zone()), names, facts.merges());
        this.writer = new IndexWriter(names, facts, days, signals, newCredences(), new LayoutWriter(order), touches);
        this.layout = writer.layout();
    }

    /** Another one under the same version of the codebook, that knows nothing yet. */
    public CrisisIndex blank() {
        return new CrisisIndex(crisis, version, codebook);
    }

    /** The revision up to which everything is known. */
    public long indexed() {
        return indexed;
    }

    /**
     * Takes in the evidence up to the revision. When this fails the index goes on answering what it could, and never
     * learns more.
     *
     * @return whether the revision is indexed; false if an earlier attempt has failed
     */
    public synchronized boolean catchUp(EvidenceSupply evidence, long revision) {
        long before = indexed;
        if (before >= revision) {
            return true;
        }
        if (isHalfway) {
            return false;
        }
        isHalfway = true;
        evidence.read(crisis, before, revision, writer);
        writer.finish(revision);
        layout = writer.layout();
        if (before == 0) {
            trim();
        }
        isHalfway = false;
        entries = writer.entries();
        indexed = revision;
        return true;
    }

    /** Writes up to which revision it knows everything, a heading for that, and everything. */
    synchronized void write(ImageOutput image, LongFunction<byte[]> heading) {
        if (isHalfway) {
            throw new IllegalStateException("of no revision");
        }
        image.number(indexed);
        image.octets(heading.apply(indexed));
        names.write(image);
        facts.write(image);
        writer.write(image);
        layout = writer.layout();
    }

    /** Reads what was written behind the heading. Only of one that knows nothing yet, and of no use if this throws. */
    synchronized void read(ImageInput image, long revision) {
        names.read(image);
        facts.read(image);
        writer.read(image);
        touches.touchAll(names.tracks().size(), Math.toIntExact(revision));
        layout = writer.layout();
        entries = writer.entries();
        indexed = revision;
    }

    /** How many entries of the crisis it has taken in. */
    long entries() {
        return entries;
    }

    private void trim() {
        names.trim();
        facts.trim(names.developments().size());
        writer.trim();
    }

    public NumberedCrisis crisis() {
        return crisis;
    }

    /** The version of the codebook. */
    public int version() {
        return version;
    }

    public StanceModel model() {
        return model;
    }

    public Derivation derivation() {
        return derivation;
    }

    /** The local days of the crisis. */
    public LocalDays days() {
        return days;
    }

    public boolean knows(ActorId actor, long revision) {
        return facts.actors().isKnown(names.actors().find(actor.value()), (int) revision);
    }

    public boolean knows(Subject subject, long revision) {
        return switch (subject) {
            case Subject.OnIssue on -> knows(on.issue(), revision);
            case Subject.TowardActor toward -> knows(toward.actor(), revision);
        };
    }

    private boolean knows(IssueId issue, long revision) {
        return facts.issues().isKnown(names.issues().find(issue.value()), (int) revision);
    }

    /** The number of the track; {@link #NO_TRACK} if no development ever spoke of it. */
    public int track(Track track) {
        int holder = names.actors().find(track.holder().value());
        int subject = switch (track.subject()) {
            case Subject.OnIssue on ->
                Tracks.onIssue(names.issues().find(on.issue().value()));
            case Subject.TowardActor toward ->
                Tracks.towardActor(names.actors().find(toward.actor().value()));
        };
        return names.tracks().find(holder, subject);
    }

    public Track track(int number) {
        int subject = names.tracks().subject(number);
        String text = Tracks.isActor(subject)
                ? names.actors().text(Tracks.number(subject))
                : names.issues().text(Tracks.number(subject));
        return new Track(
                new ActorId(names.actors().text(names.tracks().holder(number))),
                Tracks.isActor(subject)
                        ? new Subject.TowardActor(new ActorId(text))
                        : new Subject.OnIssue(new IssueId(text)));
    }

    boolean isOnIssue(int track) {
        return track == NO_TRACK || !Tracks.isActor(names.tracks().subject(track));
    }

    /** How evidence on the track fades. */
    public Decay decay(int track) {
        return model.decay(isOnIssue(track));
    }

    /** All tracks, ordered by holder, then subject; not to be changed. */
    public int[] tracksInOrder() {
        return order.tracks();
    }

    /** Whether both ends of the track are known at the revision. */
    public boolean isVisible(int track, long revision) {
        return track != NO_TRACK && facts.isVisible(names.tracks(), track, (int) revision);
    }

    /**
     * Whether the rows of the track, or what is named by their developments, may say something else at a revision after this one;
     * its ends may become known all the same.
     */
    boolean isTouchedAfter(int track, long revision) {
        return touches.isAnyAfter(track, (int) revision) || Range.isIntricate(layout.range(track));
    }

    public DevelopmentId development(int number) {
        return new DevelopmentId(names.developments().text(number));
    }

    /** Those that name the development as superseded, as known at the revision. */
    public Set<DevelopmentId> superseders(DevelopmentId development, long revision) {
        Set<DevelopmentId> superseders = new HashSet<>();
        for (Namings.Naming naming : facts.namings().of(names.developments().find(development.value()))) {
            if (naming.isInForce((int) revision)) {
                superseders.add(development(naming.superseder()));
            }
        }
        return superseders;
    }

    /** Compares two developments, given by number, by their ids. */
    public int compareDevelopments(int number, int other) {
        return names.developments().compare(number, other);
    }

    /** Which actors count for which others at the revision. */
    public Merges merges(long revision) {
        return facts.merges().at(revision);
    }

    /** The grade of a source, that has filed a report by then, at the revision. */
    public Reliability reliability(SourceId source, long revision) {
        return facts.grades().at(names.voices().find(source.value()), (int) revision);
    }

    CrisisNames names() {
        return names;
    }

    Facts facts() {
        return facts;
    }

    Layout layout() {
        return layout;
    }

    Credences newCredences() {
        return new Credences(model, facts.reports(), facts.grades());
    }

    /** Octets of memory, about. */
    public long memory() {
        return names.memory() + facts.memory() + order.memory() + touches.memory() + layout.memory() + writer.memory();
    }
}
