package org.demarche.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.demarche.actor.ActorId;
import org.demarche.actor.Actors;
import org.demarche.actor.RegisterActor;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.crisis.KnownCrises;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Developments;
import org.demarche.development.KnownDevelopments;
import org.demarche.development.ReportDevelopment;
import org.demarche.intake.Batches.Drafted;
import org.demarche.intake.Batches.Numbered;
import org.demarche.intake.feed.Cameo;
import org.demarche.intake.feed.Delimited;
import org.demarche.intake.feed.Gdelt;
import org.demarche.intake.feed.Icews;
import org.demarche.intake.feed.Mapping;
import org.demarche.intake.feed.Party;
import org.demarche.intake.feed.Publication;
import org.demarche.intake.feed.Rows;
import org.demarche.kernel.BatchRecorder;
import org.demarche.kernel.Code;
import org.demarche.kernel.Outcome;
import org.demarche.kernel.Recorded;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Refused;
import org.demarche.kernel.Write;
import org.demarche.ledger.Durability;
import org.demarche.ledger.Ledger;
import org.demarche.source.KnownSources;
import org.demarche.source.SourceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records the rows of an input, some hundreds in one transaction. Each row is decided as a single write would be, and what is
 * recorded already is not recorded again: an import that was broken off is made whole by the same import. Thread-safe; several
 * may run at once.
 */
@Component
public class Importer {
    /** What may be unknown only because it is recorded and not yet visible. */
    private static final Set<Code> UNKNOWN = Set.of(
            Code.UNKNOWN_ACTOR, Code.UNKNOWN_SOURCE, Code.UNKNOWN_ISSUE, Code.UNKNOWN_DEVELOPMENT, Code.NOT_FOUND);

    private final BatchRecorder recorder;
    private final Ledger ledger;
    private final Durability durability;
    private final Actors actors;
    private final KnownCrises crises;
    private final KnownSources sources;
    private final KnownDevelopments known;
    private final Sameness sameness;
    private final Cameo cameo;
    private final Codebook shipped;
    private final JsonMapper json;
    private final ImportMeters meters;

    Importer(
            BatchRecorder recorder,
            Ledger ledger,
            Durability durability,
            Actors actors,
            KnownCrises crises,
            KnownSources sources,
            KnownDevelopments known,
            Developments developments,
            DefaultCodebook shipped,
            JsonMapper json,
            ImportMeters meters) {
        this.recorder = recorder;
        this.ledger = ledger;
        this.durability = durability;
        this.actors = actors;
        this.crises = crises;
        this.sources = sources;
        this.known = known;
        this.sameness = new Sameness(developments, actors, ledger);
        this.shipped = shipped.codebook();
        this.cameo = new Cameo(this.shipped);
        this.json = json;
        this.meters = meters;
    }

    /**
     * The rows of a file for a crisis.
     *
     * @param file as it is, or packed by gzip or zip
     */
    private Rows rows(Assignment assignment, InputStream file) throws IOException {
        Mapping mapping = assignment.mapping() == null ? null : mapping(assignment.mapping());
        return new RowFiles(file, lines -> switch (assignment.format()) {
            case DEVELOPMENTS -> new OwnRows(lines, CommandLines.of(assignment.crisis(), json, shipped));
            case GDELT -> new Gdelt(lines, cameo);
            case ICEWS -> new Icews(lines, cameo);
            case CSV -> new Delimited(lines, Objects.requireNonNull(mapping));
        });
    }

    /**
     * Records what a file holds. Returns whether it has come to the end of the file, and all that was recorded is visible then;
     * false where it was broken off by {@link Progress#isCancelled}, whatever that says by now, or this thread was interrupted.
     *
     * @param file as it is, or packed by gzip or zip; closed by whoever has opened it
     * @param told who is meant by a code or a name of the feed, whatever the directory says
     * @throws IllegalStateException when the projections do not follow; what was read before is recorded
     * @throws IOException when the file cannot be read; what was read before is recorded
     * @throws Refusal when it is not of the format, or the crisis is not there
     */
    public boolean run(
            Assignment assignment, InputStream file, Map<String, ActorId> told, String correlationId, Progress progress)
            throws IOException {
        ledger.damage().ifPresent(damage -> {
            throw new Refusal(
                    Code.LEDGER_DAMAGED,
                    null,
                    "Nothing is written into a damaged ledger; tell its operator: " + damage);
        });
        if (crises.find(assignment.crisis()).isEmpty()) {
            throw new Refusal(Code.NOT_FOUND, null, "There is no such crisis; open it first.");
        }
        Progress counted = assignment.rehearsal() ? progress : meters.counting(progress);
        try {
            return new Run(assignment, told, correlationId, counted).run(rows(assignment, file));
        } catch (BrokenOff waiting) {
            return false;
        }
    }

    /** Refuses what is no mapping. */
    Mapping mapping(String text) {
        return Mapping.of(text, json);
    }

    /** One import. */
    private final class Run {
        private final Assignment assignment;
        private final String correlationId;
        private final Progress progress;
        private final Tally tally = new Tally();
        private final ActorBook book;
        private final Visibility visibility;

        Run(Assignment assignment, Map<String, ActorId> told, String correlationId, Progress progress) {
            this.assignment = assignment;
            this.correlationId = correlationId;
            this.progress = progress;
            this.visibility = new Visibility(ledger, durability, progress::isCancelled);
            this.book = new ActorBook(cameo, told);
            book.read(actors, ledger.visible());
        }

        boolean run(Rows rows) throws IOException {
            Batches.After after;
            try (Batches batches = new Batches(rows, assignment.crisis(), progress::isCancelled)) {
                do {
                    Batches.Batch batch = batches.next();
                    // it was read while the one before was recorded
                    after = progress.isCancelled() ? Batches.After.CANCELLED : batch.after();
                    if (after != Batches.After.CANCELLED) {
                        record(batch);
                        Counts counts = tally.counts();
                        List<Rejection> refused = tally.rejections();
                        visibility.keepUp(() -> progress.advance(counts, refused));
                    }
                } while (after == Batches.After.MORE);
            }
            visibility.await();
            progress.advance(tally.counts(), tally.rejections());
            return after == Batches.After.NOTHING;
        }

        private void record(Batches.Batch batch) {
            tally.read(batch.read());
            batch.refused().forEach(row -> tally.rejected(row.line(), row.refusal()));
            List<Numbered> developments = new ArrayList<>(batch.developments());
            if (assignment.rehearsal()) {
                batch.told().forEach(row -> developments.add(new Numbered(row.line(), row.draft())));
                rehearse(batch.directory(), developments);
                return;
            }
            registerSources(batch.told());
            registerActors(batch.told());
            batch.told().forEach(row -> developments.add(new Numbered(row.line(), write(row))));
            submit(batch.directory());
            if (!batch.directory().isEmpty()) {
                visibility.await();
            }
            submit(developments);
        }

        private Write write(Drafted row) {
            ActorId initiator = known(row.event().initiator());
            ActorId target =
                    row.event().target() == null ? null : known(row.event().target());
            Content draft = row.draft().content();
            return draft.initiators().getFirst().actor().equals(initiator)
                            && (target == null || draft.targets().getFirst().equals(target))
                    ? row.draft()
                    : Writes.development(assignment.crisis(), row.event(), initiator, target);
        }

        /** Developments that are there already, whatever they say, are told as duplicates. */
        private void rehearse(List<Numbered> directory, List<Numbered> developments) {
            directory.forEach(row -> tally.recorded());
            Set<DevelopmentId> ids = new LinkedHashSet<>();
            developments.forEach(row -> ids.add(((ReportDevelopment) row.write()).development()));
            Set<DevelopmentId> unknown = new HashSet<>(known.unknown(assignment.crisis(), ids));
            for (Numbered row : developments) {
                flag(row.write());
                if (unknown.remove(((ReportDevelopment) row.write()).development())) {
                    tally.recorded();
                } else {
                    tally.duplicate();
                }
            }
        }

        private ActorId known(Party party) {
            ActorId known = book.find(party);
            if (known == null) {
                throw new IllegalStateException("was registered and is not in the directory: " + party);
            }
            return known;
        }

        private void registerSources(List<Drafted> rows) {
            Map<SourceId, Publication> named = new LinkedHashMap<>();
            for (Drafted row : rows) {
                Publication publication = row.event().publication();
                named.putIfAbsent(new SourceId(publication.publisher()), publication);
            }
            Set<SourceId> unknown = sources.unknown(named.keySet());
            register(named.entrySet().stream()
                    .filter(source -> unknown.contains(source.getKey()))
                    .map(source -> Writes.source(source.getValue()))
                    .toList());
        }

        /** Under their own ids, or else, where these are somebody else's, under others. */
        private void registerActors(List<Drafted> rows) {
            for (Function<Party, ActorId> id : Writes.ids()) {
                List<Party> strangers = strangers(rows);
                if (strangers.isEmpty()) {
                    return;
                }
                List<RegisterActor> registrations = strangers.stream()
                        .map(party -> Writes.actor(id.apply(party), party))
                        .toList();
                register(registrations);
                book.read(
                        actors, registrations.stream().map(RegisterActor::actor).toList(), ledger.visible());
            }
        }

        private List<Party> strangers(List<Drafted> rows) {
            Map<String, Party> strangers = new LinkedHashMap<>();
            for (Drafted row : rows) {
                meet(row.event().initiator(), strangers);
                meet(row.event().target(), strangers);
            }
            return List.copyOf(strangers.values());
        }

        private void meet(@Nullable Party party, Map<String, Party> strangers) {
            if (party != null && book.find(party) == null) {
                strangers.putIfAbsent(party.code() == null ? party.name() : party.code(), party);
            }
        }

        /** Whoever is refused is there already, registered by others just now, or has an id that is somebody else's. */
        private void register(List<? extends Write> registrations) {
            if (!registrations.isEmpty()) {
                recorder.submitAll(registrations, assignment.who(), correlationId)
                        .forEach(visibility::expect);
                visibility.await();
            }
        }

        private void submit(List<Numbered> writes) {
            List<Numbered> left = writes;
            while (!left.isEmpty()) {
                List<Outcome> outcomes = recorder.submitAll(
                        left.stream().map(Numbered::write).toList(), assignment.who(), correlationId);
                outcomes.forEach(visibility::expect);
                List<Numbered> unknown = new ArrayList<>();
                boolean more = false;
                for (int i = 0; i < left.size(); i++) {
                    if (outcomes.get(i) instanceof Refused refused
                            && UNKNOWN.contains(refused.refusal().code())) {
                        unknown.add(left.get(i));
                    } else {
                        more = true;
                        settle(left.get(i), outcomes.get(i));
                    }
                }
                if (!unknown.isEmpty() && !more && !visibility.isAwaited()) {
                    for (int i = 0; i < left.size(); i++) {
                        settle(left.get(i), outcomes.get(i));
                    }
                    return;
                }
                if (!unknown.isEmpty()) {
                    visibility.await();
                }
                left = unknown;
            }
        }

        private void settle(Numbered row, Outcome outcome) {
            switch (outcome) {
                case Recorded recorded -> {
                    if (recorded.created()) {
                        tally.recorded();
                    } else {
                        tally.duplicate();
                    }
                    flag(row.write());
                }
                case Refused refused -> refuse(row, refused.refusal());
            }
        }

        private void refuse(Numbered row, Refusal refusal) {
            if (refusal.code() != Code.ALREADY_EXISTS || !(row.write() instanceof ReportDevelopment write)) {
                tally.rejected(row.line(), refusal);
            } else if (sameness.isRecorded(write)) {
                tally.duplicate();
                flag(write);
            } else {
                tally.rejected(
                        row.line(),
                        new Refusal(
                                Code.CONFLICT,
                                "id",
                                "It is recorded with other content, which stays: " + write.development()));
            }
        }

        private void flag(Write write) {
            if (write instanceof ReportDevelopment development) {
                tally.flagged(development.content().flags());
            }
        }
    }
}
