package org.demarche.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.demarche.crisis.CrisisId;
import org.demarche.intake.Assignment;
import org.demarche.intake.ImportFormat;
import org.demarche.intake.ImportJob;
import org.demarche.intake.Imports;
import org.demarche.intake.Rejection;
import org.demarche.web.Bell;
import org.demarche.web.Csv;
import org.demarche.web.EventStreams;
import org.demarche.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports: sent in one go, run by the server, looked after as long as they are remembered. */
@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/v1")
class ImportController {
    record ImportList(List<ImportJob> imports) {}

    private final Imports imports;
    private final Csv csv;
    private final EventStreams streams;

    ImportController(Imports imports, Csv csv, EventStreams streams) {
        this.imports = imports;
        this.csv = csv;
        this.streams = streams;
    }

    @PostMapping("/crises/{crisis}/imports")
    ResponseEntity<ImportJob> begin(
            @PathVariable CrisisId crisis,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request)
            throws IOException {
        Assignment assignment = new Assignment(
                crisis,
                ImportFormat.of(format == null ? "" : format),
                mapping,
                Objects.requireNonNull(request.getRemoteUser(), "nobody writes without a name"),
                dryRun);
        ImportJob job = imports.begin(assignment, request.getInputStream());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + job.id()))
                .body(job);
    }

    @GetMapping("/imports")
    ResponseEntity<ImportList> list() {
        return now(new ImportList(
                imports.list().stream().map(ImportController::withoutRows).toList()));
    }

    @GetMapping("/imports/{job}")
    ResponseEntity<ImportJob> one(@PathVariable String job) {
        return now(imports.find(job).orElseThrow(() -> NotFound.of("import")));
    }

    /** An event {@code progress} with the import as it stands, and one as it makes steps, until it has ended. */
    @GetMapping(path = "/imports/{job}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void progress(@PathVariable String job, HttpServletRequest request, HttpServletResponse response) {
        Bell bell = new Bell();
        Steps steps = new Steps(bell);
        if (!imports.follow(job, steps)) {
            throw NotFound.of("import");
        }
        try {
            streams.serve(request, response, bell, steps);
        } finally {
            steps.leave();
        }
    }

    @GetMapping("/imports/{job}/rejected-rows")
    ResponseEntity<String> rejectedRows(@PathVariable String job) {
        ImportJob found = imports.find(job).orElseThrow(() -> NotFound.of("import"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(csv.write(Rejection.class, found.rejectedRows()));
    }

    @PostMapping("/imports/{job}/cancellation")
    ResponseEntity<ImportJob> cancel(@PathVariable String job) {
        return now(imports.cancel(job).orElseThrow(() -> NotFound.of("import")));
    }

    static ImportJob withoutRows(ImportJob job) {
        return new ImportJob(
                job.id(),
                job.crisis(),
                job.format(),
                job.mapping(),
                job.dryRun(),
                job.state(),
                job.counts(),
                job.ratePerSecond(),
                job.startedBy(),
                job.startedAt(),
                job.endedAt(),
                job.reason(),
                List.of());
    }

    private static <T> ResponseEntity<T> now(T view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(view);
    }
}
