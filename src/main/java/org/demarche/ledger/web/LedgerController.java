package org.demarche.ledger.web;

import java.util.List;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Checkpoints;
import org.demarche.ledger.LedgerEntries;
import org.demarche.ledger.LedgerTree;
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
    private static final Pattern FROM_1_TO_1000 = Pattern.compile("[1-9][0-9]{0,2}|1000");

    private final Checkpoints checkpoints;
    private final LedgerTree tree;
    private final LedgerEntries entries;
    private final Answers answers;

    LedgerController(Checkpoints checkpoints, LedgerTree tree, LedgerEntries entries, Answers answers) {
        this.checkpoints = checkpoints;
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
            @RequestParam(required = false) @Nullable String limit) {
        long size = tree.size();
        long first = Revision.read("from", from, 1, 1, size + 1);
        List<EntryView> page = entries.read(first, Math.min(size, first + limit(limit) - 1)).stream()
                .map(EntryView::of)
                .toList();
        long behind = first + page.size();
        Long next = behind <= size ? Long.valueOf(behind) : null;
        return answers.json(new EntryPage(page, next), from != null && limit != null && next != null);
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
