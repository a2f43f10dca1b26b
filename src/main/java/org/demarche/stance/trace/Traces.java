package org.demarche.stance.trace;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.actor.Merges;
import org.demarche.development.DerivedSignal;
import org.demarche.development.DevelopmentId;
import org.demarche.stance.Contribution;
import org.demarche.stance.TracedReport;
import org.demarche.stance.Track;
import org.demarche.stance.evidence.ContentInForce;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.RecordedReport;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Evidence;

/** Everything that one stance rests on: its contributions, with who wrote what and who reported it. */
public final class Traces {
    private final StanceReader reader;
    private final EvidenceReader rows;

    public Traces(StanceReader reader, EvidenceReader rows) {
        this.reader = reader;
        this.rows = rows;
    }

    /** The contributions to the stance at the moment, largest absolute contribution first, ties by id. */
    public List<Contribution> contributions(int track, long at) {
        Evidence evidence = reader.evidence(track, at);
        if (evidence.size() == 0) {
            return List.of();
        }
        Contributors contributors = new Contributors(reader);
        contributors.split();
        Shares shares = new Shares(evidence, reader.index()::compareDevelopments);
        Set<DevelopmentId> developments = developments(evidence);
        Map<DevelopmentId, ContentInForce> contents = contents(developments);
        Map<DevelopmentId, List<TracedReport>> reports = reports(developments);
        Merges merges = reader.index().merges(reader.revision());
        List<Contribution> contributions = new ArrayList<>(contributors.size());
        for (int i = 0; i < contributors.size(); i++) {
            DevelopmentId id = reader.index().development(evidence.development(contributors.place(i)));
            contributions.add(contribution(
                    track,
                    at,
                    contributors.place(i),
                    contributors.contribution(i),
                    shares,
                    requireNonNull(contents.get(id)),
                    merges,
                    reports.getOrDefault(id, List.of())));
        }
        return contributions;
    }

    private Set<DevelopmentId> developments(Evidence evidence) {
        Set<DevelopmentId> developments = new HashSet<>();
        for (int i = 0; i < evidence.size(); i++) {
            developments.add(reader.index().development(evidence.development(i)));
        }
        return developments;
    }

    private Map<DevelopmentId, ContentInForce> contents(Set<DevelopmentId> developments) {
        Map<DevelopmentId, ContentInForce> contents = new HashMap<>();
        rows.contents(reader.index().crisis(), developments, reader.revision())
                .forEach(content -> contents.put(content.development(), content));
        return contents;
    }

    private Map<DevelopmentId, List<TracedReport>> reports(Set<DevelopmentId> developments) {
        Map<DevelopmentId, List<TracedReport>> reports = new HashMap<>();
        rows.reports(reader.index().crisis(), developments, reader.revision()).stream()
                .filter(this::counts)
                .forEach(report -> reports.computeIfAbsent(report.development(), d -> new ArrayList<>())
                        .add(view(report)));
        return reports;
    }

    private boolean counts(RecordedReport recorded) {
        return reader.counts(recorded.report()
                .published(reader.index().crisis().zone(), recorded.stamp().recordedAt()));
    }

    private TracedReport view(RecordedReport recorded) {
        return new TracedReport(
                recorded.report(),
                reader.index().reliability(recorded.report().source(), reader.revision()),
                recorded.stamp().who(),
                Instant.ofEpochSecond(recorded.stamp().recordedAt()),
                recorded.stamp().revision());
    }

    private Contribution contribution(
            int track,
            long at,
            int place,
            int contribution,
            Shares shares,
            ContentInForce content,
            Merges merges,
            List<TracedReport> reports) {
        CrisisIndex index = reader.index();
        int development = reader.evidence().development(place);
        int said = reader.ever(track).find(development);
        DerivedSignal signal = signal(index.track(track), content, merges);
        return new Contribution(
                content.development(),
                contribution,
                shares.share(place),
                signal.position(),
                shares.weight(place),
                reader.credence(development).millionths(),
                signal.modality(),
                content.content().occurred(),
                reader.ever(track).isStanding(said),
                reader.ever(track).supersededAt(said) <= at,
                signal.derivedBy(),
                content.recordedBy(),
                Instant.ofEpochSecond(content.recordedAt()),
                content.revision(),
                reports);
    }

    private DerivedSignal signal(Track track, ContentInForce content, Merges merges) {
        return reader.index().derivation().signals(content.content(), merges).stream()
                .filter(signal -> signal.holder().equals(track.holder())
                        && signal.subject().equals(track.subject()))
                .findFirst()
                .orElseThrow();
    }
}
