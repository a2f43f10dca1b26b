package org.demarche.stance.reference;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.Subject;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** Sections 2 to 4: what is evidence, in one world under one codebook. */
final class SlowModel {
    private record Judged(Content content, long moment, SlowCredence credence) {}

    private final World world;
    private final Codebook codebook;
    private final SlowDerivation derivation;
    private final Map<DevelopmentId, Judged> judged = new HashMap<>();

    SlowModel(World world, Codebook codebook, int version, @Nullable Long published) {
        this.world = world;
        this.codebook = codebook;
        this.derivation = new SlowDerivation(codebook, version, world::counted);
        world.developments().forEach((id, known) -> {
            List<Report> reports = new ArrayList<>();
            for (World.Filed filed : known.reports()) {
                When stated = filed.report().published();
                long since = stated != null ? stated.moment(world.zone()) : filed.recordedAt();
                if (published == null || since <= published) {
                    reports.add(filed.report());
                }
            }
            judged.put(
                    id,
                    new Judged(
                            known.content(),
                            known.content().occurred().moment(world.zone()),
                            SlowCredence.of(reports, world, codebook)));
        });
    }

    Codebook codebook() {
        return codebook;
    }

    long day(long second) {
        return Instant.ofEpochSecond(second).atZone(world.zone()).toLocalDate().toEpochDay();
    }

    World world() {
        return world;
    }

    private static boolean counts(Judged development, long at) {
        return !development.credence().credence().isZero() && development.moment() <= at;
    }

    /** The active evidence of a track at T. */
    List<Piece> evidence(ActorId holder, Subject subject, long at) {
        List<Piece> pieces = new ArrayList<>();
        if (world.knows(holder, subject)) {
            judged.forEach((id, development) -> {
                if (counts(development, at)) {
                    derivation
                            .signal(development.content(), holder, subject)
                            .map(said -> piece(id, development, said, at))
                            .filter(piece -> piece.b() * piece.p() != 0)
                            .ifPresent(pieces::add);
                }
            });
        }
        return pieces;
    }

    private Piece piece(DevelopmentId id, Judged development, SlowDerivation.Said said, long at) {
        Content content = development.content();
        long moment = development.moment();
        SlowCredence credence = development.credence();
        int m = requireNonNull(codebook.modality().get(said.modality()));
        long b = credence.credence()
                .times(Exact.of(m, 100))
                .times(1_000_000)
                .rounded()
                .longValueExact();
        Long s = supersededAt(id, at);
        boolean standing = derivation.standing(content);
        Long end = standing ? end(content, moment, s) : null;
        long effective = !standing ? moment : end == null || at <= end ? at : end;
        return new Piece(
                id,
                b,
                s != null ? codebook.supersededPercent() : 100,
                day(effective),
                said.position(),
                said.modality(),
                moment,
                standing,
                end,
                s,
                credence.denying().compareTo(Exact.of(codebook.confidence().denied(), 100)) >= 0,
                credence.affirmingOrigins());
    }

    private @Nullable Long supersededAt(DevelopmentId id, long at) {
        Long earliest = null;
        for (Judged other : judged.values()) {
            if (counts(other, at) && other.content().supersedes().contains(id)) {
                earliest = earliest == null ? other.moment() : Math.min(earliest, other.moment());
            }
        }
        return earliest;
    }

    private @Nullable Long end(Content content, long moment, @Nullable Long s) {
        Long ends = content.ends() == null ? null : content.ends().moment(world.zone());
        if (ends == null && s == null) {
            return null;
        }
        long earlier = Math.min(ends == null ? Long.MAX_VALUE : ends, s == null ? Long.MAX_VALUE : s);
        return Math.max(moment, earlier);
    }

    /** The moments of all counted developments that have a signal on the track. */
    List<Long> momentsOn(ActorId holder, Subject subject) {
        return evidenceEver(holder, subject).stream()
                .map(id -> requireNonNull(judged.get(id)).moment())
                .toList();
    }

    /** The moments of all counted developments that supersede one with a signal on the track. */
    List<Long> supersedingMomentsOn(ActorId holder, Subject subject) {
        List<DevelopmentId> on = evidenceEver(holder, subject);
        return judged.values().stream()
                .filter(other -> counts(other, Long.MAX_VALUE)
                        && other.content().supersedes().stream().anyMatch(on::contains))
                .map(Judged::moment)
                .toList();
    }

    private List<DevelopmentId> evidenceEver(ActorId holder, Subject subject) {
        List<DevelopmentId> on = new ArrayList<>();
        judged.forEach((id, development) -> {
            if (world.knows(holder, subject)
                    && counts(development, Long.MAX_VALUE)
                    && derivation.signal(development.content(), holder, subject).isPresent()) {
                on.add(id);
            }
        });
        return on;
    }

    boolean takesEffectAt(DevelopmentId id, long at) {
        Judged development = judged.get(id);
        return development != null && counts(development, at) && development.moment() == at;
    }

    List<DevelopmentId> takingEffectAt(ActorId holder, Subject subject, long at) {
        return evidenceEver(holder, subject).stream()
                .filter(id -> takesEffectAt(id, at))
                .sorted()
                .toList();
    }
}
