package org.demarche.stance.reference;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Subject;
import org.demarche.stance.Track;
import org.demarche.time.When;

/** The golden cases of stance model 1. */
public final class GoldenCases {
    private GoldenCases() {}

    /** One track each. */
    public static Stream<GoldenCase> cases() {
        return Arrays.stream(GoldenFile.cases()).map(GoldenCases::oneTrack);
    }

    /** Section 9: all tracks of a crisis. */
    public static Stream<GoldenCase> derived() {
        return Arrays.stream(GoldenFile.crises()).map(GoldenCases::allTracks);
    }

    private static GoldenCase oneTrack(GoldenFile.Case raw) {
        ZoneId zone = ZoneId.of(raw.zone());
        Track track = new Track(raw.holder(), Subject.parse(raw.subject()));
        Set<String> actors = new LinkedHashSet<>();
        Set<String> issues = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(track),
                        raw.developments().stream()
                                .flatMap(development -> development.signals().stream())
                                .map(signal -> new Track(signal.holder(), signal.subject())))
                .forEach(mentioned -> {
                    actors.add(mentioned.holder().value());
                    switch (mentioned.subject()) {
                        case Subject.OnIssue on -> issues.add(on.issue().value());
                        case Subject.TowardActor toward ->
                            actors.add(toward.actor().value());
                    }
                });
        GoldenLedger ledger = new GoldenLedger(zone, raw.developments());
        return new GoldenCase(
                raw.name(),
                ledger.facts(raw.sources(), actors, issues, Codebooks.plain()),
                When.parse(raw.at()).moment(zone),
                raw.published() == null ? null : When.parse(raw.published()).moment(zone),
                raw.expected().moment(),
                Map.of(track, stance(raw.expected(), ledger)));
    }

    private static GoldenCase allTracks(GoldenFile.Crisis raw) {
        ZoneId zone = ZoneId.of(raw.zone());
        Codebook codebook =
                Codebooks.with(raw.codebook().types(), raw.codebook().rules());
        GoldenLedger ledger = new GoldenLedger(zone, raw.developments());
        Map<Track, ReferenceStance> answers = new HashMap<>();
        raw.expected().forEach((track, answer) -> answers.put(track(track), stance(answer, ledger)));
        return new GoldenCase(
                raw.name(),
                ledger.facts(raw.sources(), raw.actors(), raw.issues(), codebook),
                When.parse(raw.at()).moment(zone),
                null,
                null,
                answers);
    }

    private static Track track(String text) {
        List<String> ends = List.of(text.split(" ", 2));
        return new Track(new ActorId(ends.getFirst()), Subject.parse(ends.getLast()));
    }

    private static ReferenceStance stance(GoldenFile.Answer answer, GoldenLedger ledger) {
        return new ReferenceStance(
                answer.value(),
                answer.weight(),
                answer.label(),
                answer.confidence(),
                answer.contested(),
                answer.independentOrigins(),
                answer.contributions().entrySet().stream()
                        .collect(Collectors.toMap(entry -> ledger.id(entry.getKey()), Map.Entry::getValue)),
                answer.declared(),
                answer.revealed());
    }
}
