package org.demarche.ledger.web;

import java.util.List;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Checkpoints;
import org.demarche.ledger.FoundEntries;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.LedgerEntries;
import org.demarche.ledger.LedgerTree;
import org.demarche.ledger.Sought;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger says of itself, signed, and its entries as they are hashed. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {
    private static final int MOST = 1_000;
    private static final int MOST_OF_TYPE = 80;
    private static final int MOST_OF_NAME = 255;
    private static final Pattern FROM_1_TO_1000 = Pattern.compile("[1-9][0-9]{0,2}|1000");

    private final Checkpoints checkpoints;
    private final Ledger ledger;
    private final LedgerTree tree;
    private final LedgerEntries entries;
    private final Answers answers;

    LedgerController(Checkpoints checkpoints, Ledger ledger, LedgerTree tree, LedgerEntries entries, Answers answers) {
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.tree = tree;
        this.entries = entries;
        this.answers = answers;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return answers.text(checkpoints.latest().toString());
    }

    @GetMapping("/key")
    ResponseEntity<byte[]> key() {
        return answers.text(checkpoints.key() + "\n");
    }

    /** Beginning right behind the last entry is allowed: so one waits for more. */
    @GetMapping("/entries")
    ResponseEntity<byte[]> entries(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String recordedBy,
            @RequestParam(required = false) @Nullable String aggregate,
            @RequestParam(required = false) @Nullable String limit) {
        long size = tree.size();
        long first = Revision.from(ledger, "from", from, size + 1);
        long last = Revision.upTo(ledger, "to", to, size);
        Sought sought = new Sought(
                named("type", type, MOST_OF_TYPE),
                named("recordedBy", recordedBy, MOST_OF_NAME),
                named("aggregate", aggregate, MOST_OF_NAME));
        FoundEntries found = entries.find(sought, first, last, limit(limit));
        List<EntryView> page = found.entries().stream().map(EntryView::of).toList();
        Long next = found.next() <= last ? Long.valueOf(found.next()) : null;
        return answers.json(new EntryPage(page, next), from != null && limit != null && next != null);
    }

    private static @Nullable String named(String name, @Nullable String written, int most) {
        if (written != null && (written.isBlank() || written.length() > most)) {
            throw new Refusal(Code.INVALID_PARAMETER, name, "Give 1 to " + most + " characters, or leave it out.");
        }
        return written;
    }

    private static int limit(@Nullable String limit) {
        if (limit == null) {
            return MOST;
        }
        if (!FROM_1_TO_1000.matcher(limit).matches()) {
            throw new Refusal(Code.INVALID_PARAMETER, "limit", "Give a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(limit);
    }
}
