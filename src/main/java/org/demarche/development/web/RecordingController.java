package org.demarche.development.web;

import jakarta.servlet.http.HttpServletRequest;
import org.demarche.crisis.CrisisId;
import org.demarche.development.DecisionDraft;
import org.demarche.development.DevelopmentDraft;
import org.demarche.development.DevelopmentId;
import org.demarche.development.ReportDevelopment;
import org.demarche.development.ReportDraft;
import org.demarche.development.RulingDraft;
import org.demarche.kernel.Write;
import org.demarche.web.ExpectedVersion;
import org.demarche.web.Writing;
import org.demarche.web.Written;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recording, correcting and retracting developments over HTTP. */
@RestController
@RequestMapping("/api/v1/crises/{crisis}/developments")
class RecordingController {
    private final Writing writing;

    RecordingController(Writing writing) {
        this.writing = writing;
    }

    @PostMapping
    ResponseEntity<Written> report(
            @PathVariable CrisisId crisis, @RequestBody DevelopmentDraft draft, HttpServletRequest request) {
        ReportDevelopment write = draft.toReport(crisis);
        return record(write, crisis, write.development(), request);
    }

    @PutMapping("/{development}")
    ResponseEntity<Written> correct(
            @PathVariable CrisisId crisis,
            @PathVariable DevelopmentId development,
            ExpectedVersion expected,
            @RequestBody DevelopmentDraft draft,
            HttpServletRequest request) {
        return record(draft.toCorrection(crisis, development, expected.version()), crisis, development, request);
    }

    @PostMapping("/{development}/reports")
    ResponseEntity<Written> file(
            @PathVariable CrisisId crisis,
            @PathVariable DevelopmentId development,
            @RequestBody ReportDraft draft,
            HttpServletRequest request) {
        return record(draft.toFiling(crisis, development), crisis, development, request);
    }

    @PostMapping("/{development}/retraction")
    ResponseEntity<Written> retract(
            @PathVariable CrisisId crisis,
            @PathVariable DevelopmentId development,
            @RequestBody RulingDraft draft,
            HttpServletRequest request) {
        return record(draft.toRetraction(crisis, development), crisis, development, request);
    }

    @PostMapping("/{development}/reinstatement")
    ResponseEntity<Written> reinstate(
            @PathVariable CrisisId crisis,
            @PathVariable DevelopmentId development,
            @RequestBody RulingDraft draft,
            HttpServletRequest request) {
        return record(draft.toReinstatement(crisis, development), crisis, development, request);
    }

    @PostMapping("/{development}/acceptance")
    ResponseEntity<Written> accept(
            @PathVariable CrisisId crisis,
            @PathVariable DevelopmentId development,
            @RequestBody DecisionDraft draft,
            HttpServletRequest request) {
        return record(draft.toAcceptance(crisis, development), crisis, development, request);
    }

    @PostMapping("/{development}/rejection")
    ResponseEntity<Written> reject(
            @PathVariable CrisisId crisis,
            @PathVariable DevelopmentId development,
            @RequestBody DecisionDraft draft,
            HttpServletRequest request) {
        return record(draft.toRejection(crisis, development), crisis, development, request);
    }

    private ResponseEntity<Written> record(
            Write write, CrisisId crisis, DevelopmentId development, HttpServletRequest request) {
        return writing.record(write, development, "/api/v1/crises/" + crisis + "/developments/" + development, request);
    }
}
