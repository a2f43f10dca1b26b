package org.demarche.development;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a recorded development remembers to decide by: each of its facts with the event that records it. */
final class Dossier {
    private final DevelopmentReported first;
    private final String firstEvent;
    private final Map<Report, String> reports = new HashMap<>();
    private int reportCount;
    private Version version;
    private @Nullable Ruling ruling;
    private String lastEvent;

    /** The content in force, its number from 1, and the event that records it. */
    record Version(int number, Content content, String event) {}

    /** A retraction or its reversal, why, and the event that records it. */
    record Ruling(boolean retracts, @Nullable String reason, String event) {}

    Dossier(DevelopmentReported first, String event) {
        this.first = first;
        this.firstEvent = event;
        this.lastEvent = event;
        this.version = new Version(1, first.content(), event);
        first.reports().forEach(report -> file(report, event));
    }

    void file(Report report, String event) {
        reports.putIfAbsent(report, event);
        reportCount++;
        lastEvent = event;
    }

    void correct(Version corrected) {
        version = corrected;
        lastEvent = corrected.event();
    }

    void rule(Ruling decided) {
        ruling = decided;
        lastEvent = decided.event();
    }

    String aggregate() {
        return DevelopmentWrite.aggregate(first.crisis(), first.development());
    }

    /** Whether {@code command} says what was reported first. */
    boolean beganAs(ReportDevelopment command) {
        return first.content().equals(command.content()) && first.reports().equals(command.reports());
    }

    String firstEvent() {
        return firstEvent;
    }

    String lastEvent() {
        return lastEvent;
    }

    /** The event that records an equal report; null when there is none. */
    @Nullable String eventOf(Report report) {
        return reports.get(report);
    }

    int reportCount() {
        return reportCount;
    }

    Version version() {
        return version;
    }

    boolean isRetracted() {
        return ruling != null && ruling.retracts();
    }

    @Nullable Ruling ruling() {
        return ruling;
    }
}
