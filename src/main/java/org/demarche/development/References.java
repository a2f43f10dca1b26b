package org.demarche.development;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.demarche.actor.ActorId;
import org.demarche.actor.KnownActors;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.KnownCrises;
import org.demarche.crisis.KnownCrisis;
import org.demarche.crisis.Review;
import org.demarche.crisis.Subject.OnIssue;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.source.KnownSources;
import org.demarche.source.SourceId;
import org.springframework.stereotype.Component;

/** Checks what developments refer to in other modules. Asks each module once for each write. Thread-safe. */
@Component
class References {
    private final KnownCrises crises;
    private final KnownActors actors;
    private final KnownSources sources;
    private final KnownDevelopments developments;

    References(KnownCrises crises, KnownActors actors, KnownSources sources, KnownDevelopments developments) {
        this.crises = crises;
        this.actors = actors;
        this.sources = sources;
        this.developments = developments;
    }

    /**
     * Refuses content that names what its crisis does not know, or whose dates do not fit one another there.
     *
     * @return how what is recorded of the crisis is reviewed
     */
    Review check(CrisisId id, Content content) {
        KnownCrisis crisis = crisis(id);
        check(id, crisis, content);
        return crisis.review();
    }

    /**
     * Refuses the content of a report as {@link #check(CrisisId, Content)} does, then its reports as that of one, told as
     * {@code reports[i]}.
     */
    void check(ReportDevelopment command, KnownCrisis crisis) {
        check(command.crisis(), crisis, command.content());
        List<Report> reports = command.reports();
        requireKnownSources(places(reports, "reports", Report::source, ".source"));
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            Require.within("reports[" + i + "]", () -> ContentDates.check(report, crisis.zone()));
        }
    }

    private void check(CrisisId id, KnownCrisis crisis, Content content) {
        requireKnownType(content, crisis);
        ContentDates.check(content, crisis);
        requireKnownIssues(content.signals(), crisis.issues());
        Map<ActorId, String> named = NamedActors.in(content);
        requireKnown(named, actors::unknown, Code.UNKNOWN_ACTOR, "Register the actor first, or correct its id.");
        requireKnown(
                places(content.supersedes(), "supersedes", Function.identity(), ""),
                superseded -> developments.unknown(id, superseded),
                Code.UNKNOWN_DEVELOPMENT,
                "Record the superseded development first, or correct its id.");
    }

    /** Refuses a report by an unknown source, or with a date that does not exist in the zone of the crisis. */
    void check(CrisisId id, Report report) {
        requireKnownSources(Map.of(report.source(), "source"));
        ContentDates.check(report, crisis(id).zone());
    }

    /** How what is recorded of the crisis is reviewed. */
    Review review(CrisisId id) {
        return crisis(id).review();
    }

    /** The crisis; refused where there is none. */
    KnownCrisis crisis(CrisisId id) {
        return crises.find(id)
                .orElseThrow(() -> new Refusal(Code.NOT_FOUND, null, "There is no such crisis; open it first."));
    }

    private void requireKnownSources(Map<SourceId, String> named) {
        requireKnown(named, sources::unknown, Code.UNKNOWN_SOURCE, "Register the source first, or correct its id.");
    }

    private static void requireKnownType(Content content, KnownCrisis crisis) {
        if (!crisis.standing().containsKey(content.type())) {
            throw new Refusal(Code.UNKNOWN_TYPE, "type", "Give a type of the crisis's codebook.");
        }
    }

    private static void requireKnownIssues(List<Signal> signals, Set<IssueId> issues) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.get(i).subject() instanceof OnIssue subject && !issues.contains(subject.issue())) {
                throw new Refusal(
                        Code.UNKNOWN_ISSUE, "signals[" + i + "].subject", "Raise the issue first, or correct its id.");
            }
        }
    }

    /** Each id and where it is first named, in the order of naming. */
    private static <T, I> Map<I, String> places(List<T> named, String field, Function<T, I> id, String below) {
        Map<I, String> places = new LinkedHashMap<>();
        for (int i = 0; i < named.size(); i++) {
            places.putIfAbsent(id.apply(named.get(i)), field + "[" + i + "]" + below);
        }
        return places;
    }

    private static <I> void requireKnown(
            Map<I, String> named, Function<Set<I>, Set<I>> unknownAmong, Code code, String detail) {
        if (named.isEmpty()) {
            return;
        }
        Set<I> unknown = unknownAmong.apply(named.keySet());
        named.forEach((id, field) -> {
            if (unknown.contains(id)) {
                throw new Refusal(code, field, detail);
            }
        });
    }
}
