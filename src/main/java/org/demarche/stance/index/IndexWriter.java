package org.demarche.stance.index;

import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.demarche.actor.Merge;
import org.demarche.source.Reliability;
import org.demarche.stance.evidence.EntryKind;
import org.demarche.stance.evidence.EvidenceSink;
import org.demarche.stance.evidence.ReportFacts;
import org.demarche.stance.model.Credence;
import org.demarche.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * Turns entries into rows: a row begins with the content or the credence that it holds and ends with it. One thread at a
 * time.
 */
final class IndexWriter implements EvidenceSink {
    /** What changes the rows of many developments, in its turn. */
    private record Sweep(int revision, Runnable work) {}

    private final CrisisNames names;
    private final Facts facts;
    private final LocalDays days;
    private final Signals signals;
    private final ReportFacts reportFacts;
    private final Credences credences;
    private final LayoutWriter layouts;

    private final Pending pending = new Pending();
    private final OpenTracks openTracks = new OpenTracks();
    private final Touches touches;
    private final OpenRow openRow;
    private final BitSet retracted = new BitSet();
    private final Rereadings rereadings = new Rereadings();
    private final Queue<Sweep> sweeps = new PriorityQueue<>(Comparator.comparingInt(Sweep::revision));
    private long entries;

    IndexWriter(
            CrisisNames names,
            Facts facts,
            LocalDays days,
            Signals signals,
            Credences credences,
            LayoutWriter layouts,
            Touches touches) {
        this.names = names;
        this.facts = facts;
        this.days = days;
        this.signals = signals;
        this.credences = credences;
        this.layouts = layouts;
        this.touches = touches;
        this.reportFacts = new ReportFacts(days.zone());
        this.openRow = new OpenRow(pending, openTracks, layouts);
    }

    @Override
    public void grade(long revision, String source, Reliability reliability) {
        int number = names.voices().add(source);
        if (facts.grades().isGraded(number)) {
            int now = Math.toIntExact(revision);
            sweeps.add(new Sweep(now, () -> regrade(number, now, reliability)));
        } else {
            facts.grades().add(number, Math.toIntExact(revision), reliability);
        }
    }

    @Override
    public void actor(long revision, String actor) {
        facts.actors().begin(names.actors().add(actor), Math.toIntExact(revision));
    }

    @Override
    public void issue(long revision, String issue) {
        facts.issues().begin(names.issues().add(issue), Math.toIntExact(revision));
    }

    @Override
    public void merge(Merge merge) {
        if (!rereadings.isAnyExpected()) {
            facts.merges().everMerged().forEach(rereadings::expect);
        }
        rereadings.expect(names.actors().add(merge.actor().value()));
        sweeps.add(new Sweep(Math.toIntExact(merge.revision()), () -> sweep(merge)));
    }

    @Override
    public void inForce(String development, byte[] content) {
        keep(names.developments().find(development), content);
    }

    private void keep(int development, byte[] content) {
        if (rereadings.isAnyExpected()) {
            rereadings.keep(development, content, signals.actors(content));
        }
    }

    @Override
    public void entry(
            long revision,
            long recordedAt,
            EntryKind kind,
            String development,
            byte @Nullable [] content,
            byte @Nullable [] reports) {
        int now = Math.toIntExact(revision);
        entries++;
        sweepUpTo(now);
        int number = names.developments().add(development);
        if (reports != null) {
            addReports(number, reports, now, recordedAt);
        }
        switch (kind) {
            case REPORTED -> begin(number, contentOf(content), now);
            case CORRECTED -> {
                if (!retracted.get(number)) {
                    end(number, now);
                    begin(number, contentOf(content), now);
                }
            }
            case RETRACTED -> {
                retracted.set(number);
                end(number, now);
            }
            case REINSTATED -> {
                retracted.clear(number);
                begin(number, contentOf(content), now);
            }
            case CORROBORATED, DENIED -> reweigh(number, now);
        }
    }

    private static byte[] contentOf(byte @Nullable [] content) {
        if (content == null) {
            throw new IllegalArgumentException("an entry without the content that it puts in force");
        }
        return content;
    }

    private void addReports(int development, byte[] reports, int revision, long recordedAt) {
        reportFacts.read(reports);
        facts.reports().begin(development);
        while (reportFacts.next()) {
            byte[] bytes = reportFacts.bytes();
            int source = names.voices().add(bytes, reportFacts.sourceAt(), reportFacts.sourceLength());
            int origin = names.voices().add(bytes, reportFacts.originAt(), reportFacts.originLength());
            long published = reportFacts.published() == ReportFacts.UNSTATED ? recordedAt : reportFacts.published();
            facts.reports().add(source, origin, reportFacts.credibility(), reportFacts.affirms(), revision, published);
        }
        facts.reports().end();
    }

    private void begin(int development, byte[] content, int revision) {
        keep(development, content);
        signals.read(content);
        Credence credence = credences.at(development, revision, Credences.ANY_TIME);
        facts.namings().open(development, signals.superseded(), signals.moment(), revision, credence.counts());
        for (int named : signals.superseded()) {
            markIntricate(named);
        }
        say(development, revision, credence);
    }

    /** Begins the rows of what was read. */
    private void say(int development, int revision, Credence credence) {
        openTracks.set(development, signals);
        if (signals.isStanding() || facts.namings().isNamed(development)) {
            markIntricate(development);
        }
        int extra = facts.extras().of(credences.voices(), signals.isStanding(), signals.ends());
        int day = days.dayOf(signals.moment());
        pending.begin(development);
        for (int i = 0; i < signals.size(); i++) {
            int saying = Saying.at(credence, signals.saying(i));
            int weight = credence.baseWeight(Saying.modality(saying));
            pending.add(signals.track(i), signals.moment(), day, revision, weight, saying, development, extra);
            touches.touch(signals.track(i), revision);
            if (!facts.isVisible(names.tracks(), signals.track(i), revision)) {
                layouts.markIntricate(signals.track(i));
            }
        }
    }

    private void markIntricate(int development) {
        for (int i = 0; i < openTracks.count(development); i++) {
            layouts.markIntricate(openTracks.track(development, i));
        }
    }

    private void end(int development, int revision) {
        facts.namings().close(development, revision);
        rereadings.drop(development);
        unsay(development, revision);
    }

    private void unsay(int development, int revision) {
        for (int i = 0; i < openTracks.count(development); i++) {
            openRow.find(development, i);
            openRow.rows().to[openRow.row()] = revision;
            touches.touch(openTracks.track(development, i), revision);
        }
        openTracks.clear(development);
    }

    /** Ends the rows of the development and begins others, if its credence has become another. */
    private void reweigh(int development, int revision) {
        Credence credence = credences.at(development, revision, Credences.ANY_TIME);
        facts.namings().reweigh(development, revision, credence.counts());
        int count = openTracks.count(development);
        if (count == 0 || !isOther(development, credence)) {
            return;
        }
        openRow.find(development, 0);
        int extra = facts.extras().with(openRow.extra(), credences.voices(), openRow.isStanding());
        int first = pending.size();
        for (int i = 0; i < count; i++) {
            openRow.find(development, i);
            int saying = Saying.at(credence, openRow.saying());
            int weight = credence.baseWeight(Saying.modality(saying));
            pending.replace(openRow, openTracks.track(development, i), revision, weight, saying, extra);
            touches.touch(openTracks.track(development, i), revision);
        }
        pending.begin(development, first);
    }

    private boolean isOther(int development, Credence credence) {
        for (int i = 0; i < openTracks.count(development); i++) {
            openRow.find(development, i);
            int saying = openRow.saying();
            if (openRow.weight() != credence.baseWeight(Saying.modality(saying))
                    || saying != Saying.at(credence, saying)
                    || !facts.extras().isSameVoice(openRow.extra(), credences.voices())) {
                return true;
            }
        }
        return false;
    }

    private void sweepUpTo(int revision) {
        for (Sweep sweep = sweeps.peek(); sweep != null && sweep.revision() <= revision; sweep = sweeps.peek()) {
            sweeps.remove().work().run();
        }
    }

    private void regrade(int source, int revision, Reliability reliability) {
        facts.grades().add(source, revision, reliability);
        for (int development = 0; development < names.developments().size(); development++) {
            if (facts.reports().isBy(source, development)) {
                reweigh(development, revision);
            }
        }
    }

    private void sweep(Merge merge) {
        BitSet changed = facts.merges().add(merge);
        for (int development : rereadings.of(changed)) {
            byte[] content = rereadings.content(development);
            if (content != null) {
                reread(development, content, Math.toIntExact(merge.revision()));
            }
        }
    }

    /** Ends the rows of the development and begins others, if its content has come to say something else. */
    private void reread(int development, byte[] content, int revision) {
        signals.read(content);
        if (!isSaid(development)) {
            unsay(development, revision);
            say(development, revision, credences.at(development, revision, Credences.ANY_TIME));
        }
    }

    private boolean isSaid(int development) {
        if (openTracks.count(development) != signals.size()) {
            return false;
        }
        for (int i = 0; i < signals.size(); i++) {
            openRow.find(development, i);
            if (openTracks.track(development, i) != signals.track(i)
                    || Saying.said(openRow.saying()) != signals.saying(i)) {
                return false;
            }
        }
        return true;
    }

    /** Takes in what is left up to the revision; everything is then in the layout. */
    void finish(long revision) {
        sweepUpTo(Math.toIntExact(revision));
        rereadings.clear();
        layouts.add(pending, names.tracks().size());
        pending.clear();
        openRow.forget();
    }

    /** How many were taken in. */
    long entries() {
        return entries;
    }

    Layout layout() {
        return layouts.layout();
    }

    /** Gives back what was reserved for more. */
    void trim() {
        openTracks.trim(names.developments().size());
    }

    /** Only between two revisions: nothing is pending. */
    void write(ImageOutput image) {
        image.number(entries);
        image.longs(retracted.toLongArray());
        openTracks.write(image);
        layouts.write(image);
    }

    void read(ImageInput image) {
        entries = image.number();
        retracted.or(BitSet.valueOf(image.longs()));
        openTracks.read(image);
        layouts.read(image);
    }

    /** Octets of memory. */
    long memory() {
        return openTracks.memory();
    }
}
