package org.demarche.development;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** Words in which tests say what happened. */
final class Happening {
    private final String type;
    private When occurred = When.parse("2023-08-15");
    private String summary = "Something happens.";
    private final List<Initiator> initiators = new ArrayList<>();
    private List<ActorId> targets = List.of();
    private @Nullable Boolean standing;
    private List<Signal> signals = List.of();

    private Happening(String type) {
        this.type = type;
    }

    static Happening a(String type) {
        return new Happening(type);
    }

    static Report report(String source) {
        return published(source, null);
    }

    static Report published(String source, @Nullable String day) {
        return report(source, Stance.AFFIRMS, day);
    }

    static Report denial(String source) {
        return report(source, Stance.DENIES, null);
    }

    private static Report report(String source, Stance stance, @Nullable String day) {
        When published = day == null ? null : When.parse(day);
        return new Report(
                new SourceId(source), 2, stance, null, published, null, "lines 1-2", "\"so\" it says; é", null, null);
    }

    Happening on(String when) {
        occurred = When.parse(when);
        return this;
    }

    Happening saying(String text) {
        summary = text;
        return this;
    }

    Happening by(String actor) {
        initiators.add(new Initiator(new ActorId(actor), null));
        return this;
    }

    Happening by(String actor, String onBehalfOf) {
        initiators.add(new Initiator(new ActorId(actor), new ActorId(onBehalfOf)));
        return this;
    }

    Happening toward(String... actors) {
        targets = Arrays.stream(actors).map(ActorId::new).toList();
        return this;
    }

    Happening standing(boolean goesOn) {
        standing = goesOn;
        return this;
    }

    Happening signals(Signal... coded) {
        signals = List.of(coded);
        return this;
    }

    Content content() {
        List<Initiator> actors =
                initiators.isEmpty() ? List.of(new Initiator(new ActorId("somebody"), null)) : initiators;
        return new Content(
                occurred, type, summary, actors, targets, standing, null, List.of(), null, null, null, signals);
    }

    DevelopmentReported reported(String id, Report... reports) {
        return new DevelopmentReported(RegisterBed.NIGER, new DevelopmentId(id), content(), List.of(reports));
    }

    DevelopmentCorrected corrected(String id, int version) {
        return new DevelopmentCorrected(RegisterBed.NIGER, new DevelopmentId(id), version, content());
    }

    static DevelopmentCorroborated corroborated(String id, int number, Report report) {
        return new DevelopmentCorroborated(RegisterBed.NIGER, new DevelopmentId(id), number, report);
    }

    static DevelopmentDenied denied(String id, int number, Report report) {
        return new DevelopmentDenied(RegisterBed.NIGER, new DevelopmentId(id), number, report);
    }

    static DevelopmentRetracted retracted(String id) {
        return new DevelopmentRetracted(RegisterBed.NIGER, new DevelopmentId(id));
    }

    static DevelopmentReinstated reinstated(String id) {
        return new DevelopmentReinstated(RegisterBed.NIGER, new DevelopmentId(id));
    }
}
