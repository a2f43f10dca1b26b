package org.demarche.stance.reference;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisOpened;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentCorroborated;
import org.demarche.development.DevelopmentDenied;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.Stance;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * Brings the developments of a golden case into the order of a ledger: one entry for each second at which reports of a
 * development were recorded. Golden ids may be any text and ours are slugs, so they are renamed in their order.
 */
final class GoldenLedger {
    private static final long LONG_AGO = When.parse("1900-01-01T00:00:00Z").moment(ZoneId.of("UTC"));

    private record Entry(long recordedAt, Object event) {}

    private final ZoneId zone;
    private final List<GoldenFile.Development> developments;
    private final Map<String, DevelopmentId> ids = new HashMap<>();

    GoldenLedger(ZoneId zone, List<GoldenFile.Development> developments) {
        this.zone = zone;
        this.developments = developments;
        TreeSet<String> names = new TreeSet<>(
                Comparator.comparing((String name) -> name.codePoints().toArray(), Arrays::compare));
        for (GoldenFile.Development development : developments) {
            names.add(development.id());
            names.addAll(development.supersedes());
        }
        for (String name : names) {
            ids.put(name, new DevelopmentId("d%04d".formatted(ids.size())));
        }
    }

    DevelopmentId id(String name) {
        return requireNonNull(ids.get(name));
    }

    List<Fact> facts(
            Map<String, Reliability> sources, Collection<String> actors, Collection<String> issues, Codebook codebook) {
        History history = new History();
        sources.forEach((source, grade) -> history.then(LONG_AGO, History.source(source, grade)));
        actors.forEach(actor -> history.then(LONG_AGO, History.actor(actor)));
        history.then(LONG_AGO, new CrisisOpened(GoldenCase.CRISIS, "A crisis", zone, null, codebook));
        issues.forEach(issue -> history.then(LONG_AGO, History.issue(GoldenCase.CRISIS, issue)));
        developments.stream()
                .flatMap(development -> entries(development, actors.iterator().next()).stream())
                .sorted(Comparator.comparingLong(Entry::recordedAt))
                .forEach(entry -> history.then(entry.recordedAt(), entry.event()));
        return history.facts();
    }

    private List<Entry> entries(GoldenFile.Development development, String someone) {
        List<GoldenFile.Published> reports = development.reports().stream()
                .sorted(Comparator.comparingLong(GoldenLedger::recordedAt))
                .toList();
        long first = reports.isEmpty() ? LONG_AGO : recordedAt(reports.getFirst());
        List<Report> atFirst = reports.stream()
                .filter(report -> recordedAt(report) == first)
                .map(GoldenLedger::report)
                .toList();
        DevelopmentId id = id(development.id());
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(
                first, new DevelopmentReported(GoldenCase.CRISIS, id, content(development, someone), atFirst)));
        for (int i = atFirst.size(); i < reports.size(); i++) {
            entries.add(new Entry(recordedAt(reports.get(i)), filed(id, i + 1, report(reports.get(i)))));
        }
        return entries;
    }

    private static Object filed(DevelopmentId id, int number, Report report) {
        return report.stance() == Stance.AFFIRMS
                ? new DevelopmentCorroborated(GoldenCase.CRISIS, id, number, report)
                : new DevelopmentDenied(GoldenCase.CRISIS, id, number, report);
    }

    private static long recordedAt(GoldenFile.Published report) {
        return report.recordedAt() == null
                ? LONG_AGO
                : Instant.parse(report.recordedAt()).getEpochSecond();
    }

    private static Report report(GoldenFile.Published raw) {
        return new Report(
                new SourceId(raw.source()),
                raw.credibility(),
                raw.stance(),
                raw.origin(),
                date(raw.published()),
                null,
                null,
                null,
                null,
                null);
    }

    private Content content(GoldenFile.Development raw, String someone) {
        return new Content(
                When.parse(raw.occurred()),
                raw.type() == null ? "untyped" : raw.type(),
                "Something happened.",
                raw.initiators() == null ? List.of(new Initiator(new ActorId(someone), null)) : raw.initiators(),
                raw.targets() == null ? List.of() : raw.targets(),
                raw.standing(),
                date(raw.ends()),
                raw.supersedes().stream().map(this::id).toList(),
                null,
                null,
                null,
                raw.signals());
    }

    private static @Nullable When date(@Nullable String text) {
        return text == null ? null : When.parse(text);
    }
}
