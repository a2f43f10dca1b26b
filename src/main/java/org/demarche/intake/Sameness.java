package org.demarche.intake;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.demarche.actor.ActorId;
import org.demarche.actor.Actors;
import org.demarche.actor.Merges;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentView;
import org.demarche.development.Developments;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.ReportDevelopment;
import org.demarche.development.ReportView;
import org.demarche.development.Viewpoint;
import org.demarche.ledger.Ledger;

/**
 * Whether a row that is recorded under the same id says the same, though it was read elsewhere: as another row, or of a file of
 * another day; or though its actors have been merged since.
 */
final class Sameness {
    private final Developments developments;
    private final Actors actors;
    private final Ledger ledger;

    Sameness(Developments developments, Actors actors, Ledger ledger) {
        this.developments = developments;
        this.actors = actors;
        this.ledger = ledger;
    }

    /** Whether all that it says is recorded, but for where it was read. */
    boolean isRecorded(ReportDevelopment write) {
        long revision = ledger.visibleAnywhere();
        Viewpoint now = new Viewpoint(0, revision, null, null);
        Merges merges = actors.merges(revision);
        return developments
                .find(write.crisis(), write.development(), now)
                .filter(there -> isOf(write.content(), there, merges) && isOf(write.reports(), there.reports()))
                .isPresent();
    }

    private static boolean isOf(Content wanted, DevelopmentView there, Merges merges) {
        return wanted.occurred().equals(there.occurred())
                && wanted.type().equals(there.type())
                && wanted.summary().equals(there.summary())
                && initiators(wanted.initiators(), merges).equals(initiators(there.initiators(), merges))
                && targets(wanted.targets(), merges).equals(targets(there.targets(), merges))
                && Objects.equals(wanted.ends(), there.ends())
                && wanted.supersedes().equals(there.supersedes())
                && Objects.equals(wanted.deadline(), there.deadline())
                && Objects.equals(wanted.condition(), there.condition())
                && Objects.equals(wanted.place(), there.place())
                && wanted.codes().equals(there.codes())
                && wanted.flags().equals(there.flags());
    }

    private static List<Initiator> initiators(List<Initiator> initiators, Merges merges) {
        return initiators.stream()
                .map(initiator -> new Initiator(
                        merges.of(initiator.actor()),
                        initiator.onBehalfOf() == null ? null : merges.of(initiator.onBehalfOf())))
                .toList();
    }

    private static List<ActorId> targets(List<ActorId> targets, Merges merges) {
        return targets.stream().map(merges::of).toList();
    }

    private static boolean isOf(List<Report> wanted, List<ReportView> there) {
        return there.size() >= wanted.size()
                && IntStream.range(0, wanted.size())
                        .allMatch(i -> nowhere(wanted.get(i))
                                .equals(nowhere(there.get(i).report())));
    }

    /** The report, wherever it was read. */
    private static Report nowhere(Report report) {
        return new Report(
                report.source(),
                report.credibility(),
                report.stance(),
                report.origin(),
                report.published(),
                report.url(),
                null,
                report.quote(),
                report.language(),
                report.sha256());
    }
}
