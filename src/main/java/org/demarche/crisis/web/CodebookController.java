package org.demarche.crisis.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.demarche.crisis.CodebookDraft;
import org.demarche.crisis.CodebookView;
import org.demarche.crisis.Codebooks;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.web.AsOf;
import org.demarche.web.NotFound;
import org.demarche.web.Reply;
import org.demarche.web.Writing;
import org.demarche.web.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The codebook of a crisis over HTTP. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}/codebook")
class CodebookController {
    private final Codebooks codebooks;
    private final DefaultCodebook shipped;
    private final Writing writing;

    CodebookController(Codebooks codebooks, DefaultCodebook shipped, Writing writing) {
        this.codebooks = codebooks;
        this.shipped = shipped;
        this.writing = writing;
    }

    @GetMapping
    Reply one(@PathVariable CrisisId crisis, AsOf asOf, @RequestParam(required = false) @Nullable Integer version) {
        CodebookView codebook = Optional.ofNullable(version == null ? asOf.codebook() : version)
                .flatMap(number -> codebooks.find(crisis, number))
                .filter(found -> found.adopted().revision() <= asOf.revision())
                .orElseThrow(() -> NotFound.of("version of the codebook"));
        return Reply.one(asOf, codebook);
    }

    @PutMapping
    ResponseEntity<Written> put(
            @PathVariable CrisisId crisis, @RequestBody CodebookDraft draft, HttpServletRequest request) {
        return writing.put(draft.toAdoption(crisis, shipped.codebook()), crisis, request);
    }
}
