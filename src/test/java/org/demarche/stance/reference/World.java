package org.demarche.stance.reference;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarche.actor.ActorEvent;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorMerged;
import org.demarche.actor.ActorRegistered;
import org.demarche.actor.ActorSeparated;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CodebookAdopted;
import org.demarche.crisis.CrisisEvent;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.IssueRaised;
import org.demarche.crisis.ReviewAdopted;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentCorrected;
import org.demarche.development.DevelopmentCorroborated;
import org.demarche.development.DevelopmentDenied;
import org.demarche.development.DevelopmentEvent;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReinstated;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.DevelopmentRetracted;
import org.demarche.development.ProposalEvent;
import org.demarche.development.ProposalRejected;
import org.demarche.development.Report;
import org.demarche.source.Reliability;
import org.demarche.source.SourceEvent;
import org.demarche.source.SourceId;
import org.demarche.source.SourceRegistered;
import org.demarche.source.SourceRegraded;
import org.jspecify.annotations.Nullable;

/** What is known of one crisis at one revision. */
public final class World {
    /** A report and the second at which the entry that brought it was recorded. */
    public record Filed(Report report, long recordedAt) {}

    /** A development as it is known. */
    public static final class Known {
        private Content content;
        private final List<Filed> reports = new ArrayList<>();
        private boolean retracted;

        private Known(Content content) {
            this.content = content;
        }

        public Content content() {
            return content;
        }

        public List<Filed> reports() {
            return reports;
        }
    }

    private final CrisisId crisis;
    private final Map<SourceId, Reliability> grades = new HashMap<>();
    private final Set<ActorId> actors = new HashSet<>();
    /** In the order of the ledger. */
    private final Map<ActorId, ActorId> merges = new LinkedHashMap<>();

    private final Set<IssueId> issues = new HashSet<>();
    private final TreeMap<Integer, Codebook> codebooks = new TreeMap<>();
    private final Map<DevelopmentId, Known> developments = new TreeMap<>();
    private @Nullable ZoneId zone;

    private World(CrisisId crisis) {
        this.crisis = crisis;
    }

    /** The first {@code revision} entries, as far as they concern the crisis. */
    public static World at(List<Fact> history, CrisisId crisis, long revision) {
        World world = new World(crisis);
        for (Fact fact : history) {
            if (fact.stamp().revision() <= revision) {
                world.take(fact);
            }
        }
        return world;
    }

    /** Every codebook that any revision knows; the versions that can be asked for by name. */
    static Map<Integer, Codebook> codebooks(List<Fact> history, CrisisId crisis) {
        return at(history, crisis, Long.MAX_VALUE).codebooks;
    }

    private void take(Fact fact) {
        switch (fact.event()) {
            case SourceEvent event -> take(event);
            case ActorEvent event -> take(event);
            case CrisisEvent event -> {
                if (event.crisis().equals(crisis)) {
                    take(event);
                }
            }
            case DevelopmentEvent event -> {
                if (event.crisis().equals(crisis)) {
                    take(event, fact.stamp().recordedAt());
                }
            }
            default -> throw new IllegalArgumentException("not an event: " + fact.event());
        }
    }

    private void take(SourceEvent event) {
        switch (event) {
            case SourceRegistered registered -> grades.put(registered.source(), registered.reliability());
            case SourceRegraded regraded -> grades.put(regraded.source(), regraded.reliability());
        }
    }

    private void take(ActorEvent event) {
        switch (event) {
            case ActorRegistered registered -> actors.add(registered.actor());
            case ActorMerged merged -> {
                merges.remove(merged.actor());
                merges.put(merged.actor(), merged.into());
            }
            case ActorSeparated separated -> merges.remove(separated.actor());
        }
    }

    private void take(CrisisEvent event) {
        switch (event) {
            case CrisisOpened opened -> {
                zone = opened.zone();
                codebooks.put(1, opened.codebook());
            }
            case IssueRaised raised -> issues.add(raised.issue());
            case CodebookAdopted adopted -> codebooks.put(adopted.version(), adopted.codebook());
            case ReviewAdopted none -> {}
        }
    }

    private void take(DevelopmentEvent event, long recordedAt) {
        switch (event) {
            case DevelopmentReported reported -> {
                Known known = new Known(reported.content());
                developments.put(reported.development(), known);
                reported.reports().forEach(report -> known.reports.add(new Filed(report, recordedAt)));
            }
            case DevelopmentCorroborated more ->
                known(more.development()).reports.add(new Filed(more.report(), recordedAt));
            case DevelopmentDenied more -> known(more.development()).reports.add(new Filed(more.report(), recordedAt));
            case DevelopmentCorrected corrected -> known(corrected.development()).content = corrected.content();
            case DevelopmentRetracted retracted -> known(retracted.development()).retracted = true;
            case DevelopmentReinstated reinstated -> known(reinstated.development()).retracted = false;
            case ProposalEvent none -> {}
            case ProposalRejected none -> {}
        }
    }

    private Known known(DevelopmentId development) {
        return requireNonNull(developments.get(development), development::toString);
    }

    /** Whether the crisis has been opened. */
    public boolean isOpen() {
        return zone != null;
    }

    public ZoneId zone() {
        return requireNonNull(zone);
    }

    public int codebookInForce() {
        return codebooks.lastKey();
    }

    public Reliability grade(SourceId source) {
        return requireNonNull(grades.get(source), source::toString);
    }

    public Set<ActorId> actors() {
        return actors;
    }

    public Set<IssueId> issues() {
        return issues;
    }

    /** The merges in force, in the order of the ledger. */
    public Map<ActorId, ActorId> merges() {
        return merges;
    }

    /** The actor for whom one counts: the leader of its group, as groups join one another; none joins itself. */
    ActorId counted(ActorId actor) {
        Map<ActorId, ActorId> leaders = new HashMap<>();
        merges.forEach((from, into) -> {
            ActorId leader = leaders.getOrDefault(into, into);
            if (!leader.equals(from)) {
                leaders.replaceAll((member, before) -> before.equals(from) ? leader : before);
                leaders.put(from, leader);
            }
        });
        return leaders.getOrDefault(actor, actor);
    }

    /** Whether both ends of the track are known. */
    public boolean knows(ActorId holder, Subject subject) {
        return actors.contains(holder)
                && switch (subject) {
                    case Subject.OnIssue on -> issues.contains(on.issue());
                    case Subject.TowardActor toward -> actors.contains(toward.actor());
                };
    }

    /** The developments that are not retracted, by id. */
    public Map<DevelopmentId, Known> developments() {
        Map<DevelopmentId, Known> present = new TreeMap<>(developments);
        present.values().removeIf(known -> known.retracted);
        return present;
    }
}
