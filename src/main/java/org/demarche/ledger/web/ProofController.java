package org.demarche.ledger.web;

import org.demarche.ledger.LedgerTree;
import org.demarche.ledger.tree.Tree;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs about the ledger's tree; without a size they are about the ledger as it is now. */
@RestController
@RequestMapping("/api/v1/ledger/proofs")
class ProofController {
    private final LedgerTree ledger;
    private final Answers answers;

    ProofController(LedgerTree ledger, Answers answers) {
        this.ledger = ledger;
        this.answers = answers;
    }

    @GetMapping("/inclusion")
    ResponseEntity<byte[]> inclusion(
            @RequestParam String revision, @RequestParam(required = false) @Nullable String size) {
        Tree tree = tree("size", size);
        long entry = Revision.read("revision", revision, 0, 1, tree.size());
        return answers.json(InclusionView.of(entry, tree), size != null);
    }

    @GetMapping("/consistency")
    ResponseEntity<byte[]> consistency(@RequestParam String from, @RequestParam(required = false) @Nullable String to) {
        Tree newer = tree("to", to);
        Tree older = ledger.at(Revision.read("from", from, 0, 0, newer.size()));
        return answers.json(ConsistencyView.of(older, newer), to != null);
    }

    private Tree tree(String name, @Nullable String size) {
        long head = ledger.size();
        return ledger.at(Revision.read(name, size, head, 0, head));
    }
}
