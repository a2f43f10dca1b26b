package org.demarche.ledger.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarche.ledger.LedgerExport;
import org.demarche.ledger.LedgerTree;
import org.demarche.web.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole ledger in one answer, as long as it takes. */
@RestController
@RequestMapping("/api/v1/export")
class ExportController {
    private final LedgerTree tree;
    private final LedgerExport export;

    ExportController(LedgerTree tree, LedgerExport export) {
        this.tree = tree;
        this.export = export;
    }

    /**
     * Up to the last entry at the start of the answer. What goes wrong after that breaks the connection off, for an answer
     * that ends well is whole.
     */
    @GetMapping
    void export(@RequestParam(required = false) @Nullable String from, HttpMethod method, HttpServletResponse response)
            throws IOException {
        long last = tree.size();
        long first = Revision.read("from", from, 1, 1, last + 1);
        response.setContentType("application/x-ndjson");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(Writing.REVISION, Long.toString(last));
        if (!method.equals(HttpMethod.HEAD)) {
            export.write(first, last, response.getOutputStream());
        }
    }
}
