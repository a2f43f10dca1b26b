package org.demarche.stance.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.demarche.actor.Merge;
import org.demarche.actor.Merges;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.Derivation;
import org.demarche.development.DerivedSignal;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;
import org.demarche.development.Stance;
import org.demarche.stance.Track;
import org.demarche.stance.reference.ReferenceStance;
import org.demarche.stance.reference.World;
import org.demarche.time.LocalDays;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** The product's arithmetic without an index: everything known is gone through for each question. */
final class PlainStances {
    private record Judged(
            DevelopmentId id, int number, Content content, long moment, Credence credence, List<Integer> origins) {}

    private final World world;
    private final int version;
    private final StanceModel model;
    private final Derivation derivation;
    private final Merges merges;
    private final LocalDays days;
    private final List<Judged> judged = new ArrayList<>();
    private final Map<String, Integer> origins = new HashMap<>();
    private final Appraisal appraisal = new Appraisal();
    private final Contributions contributions = new Contributions();
    private final Glance glance = new Glance();
    private final Evidence evidence;

    PlainStances(World world, Codebook codebook, int version, @Nullable Long published) {
        this.world = world;
        this.version = version;
        this.model = StanceModel.under(codebook);
        this.derivation = Derivation.under(codebook, version);
        this.merges = Merges.of(world.merges().entrySet().stream()
                .map(merge -> new Merge(0, merge.getKey(), merge.getValue()))
                .toList());
        this.days = LocalDays.of(world.zone());
        this.evidence = new Evidence(model, days);
        Voices voices = new Voices();
        world.developments().forEach((id, known) -> {
            voices.clear();
            known.reports().stream()
                    .filter(filed -> published == null || publishedAt(filed) <= published)
                    .forEach(filed -> hear(voices, filed.report()));
            long moment = known.content().occurred().moment(world.zone());
            judged.add(
                    new Judged(id, judged.size(), known.content(), moment, model.credence(voices), affirming(voices)));
        });
    }

    int version() {
        return version;
    }

    private long publishedAt(World.Filed filed) {
        When stated = filed.report().published();
        return stated == null ? filed.recordedAt() : stated.moment(world.zone());
    }

    private void hear(Voices voices, Report report) {
        String origin = report.origin() == null ? report.source().value() : report.origin();
        voices.add(
                origins.computeIfAbsent(origin, o -> origins.size()),
                model.quality(world.grade(report.source()), report.credibility()),
                report.stance() == Stance.AFFIRMS);
    }

    private static List<Integer> affirming(Voices voices) {
        return IntStream.range(0, voices.size())
                .filter(voices::affirms)
                .map(voices::origin)
                .boxed()
                .toList();
    }

    ReferenceStance stance(Track track, long at) {
        fill(track, at);
        appraisal.take(evidence);
        return result();
    }

    /** The same stance by a glance; null if that leaves a doubt. */
    @Nullable ReferenceStance glance(Track track, long at, int daysAhead) {
        fill(track, at);
        int lastDay = newestDay() + daysAhead;
        glance.begin(model, track.subject() instanceof Subject.OnIssue, lastDay);
        for (int i = 0; i < evidence.size(); i++) {
            glance.add(
                    evidence.baseWeight(i),
                    evidence.effectiveDay(i),
                    evidence.isSuperseded(i),
                    evidence.position(i),
                    evidence.isDeed(i),
                    evidence.isDenied(i));
            judged.get(evidence.development(i)).origins().forEach(glance::addOrigin);
        }
        return appraisal.take(glance, evidence.today()) ? result() : null;
    }

    private int newestDay() {
        int newest = evidence.today();
        for (int i = 0; i < evidence.size(); i++) {
            newest = Math.max(newest, evidence.effectiveDay(i));
        }
        return newest;
    }

    private ReferenceStance result() {
        contributions.split(evidence, Integer::compare);
        Map<DevelopmentId, Integer> units = new HashMap<>();
        for (int i = 0; i < evidence.size(); i++) {
            units.put(judged.get(evidence.development(i)).id(), contributions.of(i));
        }
        return new ReferenceStance(
                appraisal.hasEvidence() ? appraisal.value() : null,
                appraisal.weight(),
                appraisal.label(),
                appraisal.confidence(),
                appraisal.isContested(),
                appraisal.independentOrigins(),
                units,
                appraisal.declared(),
                appraisal.revealed());
    }

    /** Numbers follow the ids' order, so that numbers compare as ids do. */
    private void fill(Track track, long at) {
        evidence.begin(model, track.subject() instanceof Subject.OnIssue, at);
        if (!world.knows(track.holder(), track.subject())) {
            return;
        }
        for (Judged development : judged) {
            if (counts(development, at)) {
                for (DerivedSignal signal : derivation.signals(development.content(), merges)) {
                    if (signal.holder().equals(track.holder())
                            && signal.subject().equals(track.subject())) {
                        add(development, signal, at);
                    }
                }
            }
        }
    }

    private static boolean counts(Judged development, long at) {
        return development.credence().counts() && development.moment() <= at;
    }

    private void add(Judged development, DerivedSignal signal, long at) {
        Content content = development.content();
        int weight = development.credence().baseWeight(signal.modality());
        boolean deed = signal.modality() == Modality.DEED;
        boolean denied = development.credence().denied();
        long superseded = supersededAt(development.id(), at);
        When ends = content.ends();
        boolean active = derivation.isStanding(content)
                ? evidence.addStanding(
                        development.number(),
                        weight,
                        development.moment(),
                        ends == null ? Evidence.NEVER : ends.moment(world.zone()),
                        superseded,
                        signal.position(),
                        deed,
                        denied)
                : evidence.add(
                        development.number(),
                        weight,
                        days.dayOf(development.moment()),
                        superseded != Evidence.NEVER,
                        signal.position(),
                        deed,
                        denied);
        if (active) {
            for (int origin : development.origins()) {
                evidence.addOrigin(origin);
            }
        }
    }

    private long supersededAt(DevelopmentId id, long at) {
        return judged.stream()
                .filter(other ->
                        counts(other, at) && other.content().supersedes().contains(id))
                .mapToLong(Judged::moment)
                .min()
                .orElse(Evidence.NEVER);
    }
}
