package org.demarche.audit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.audit.Certificate;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.Checkpoints;
import org.demarche.ledger.LedgerEntries;
import org.demarche.ledger.LedgerEntry;
import org.demarche.ledger.LedgerTree;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tree;
import org.demarche.stance.Question;
import org.demarche.stance.Stances;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.web.AsOf;
import org.demarche.web.Digest;
import org.demarche.web.JsonAnswers;
import org.demarche.web.Writing;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** One stance with everything by which it can be recomputed, and proved, without the server. */
@Controller
@RequestMapping("/api/v1/crises/{crisis}/stances/{holder}/{space:issues|actors}/{subject}/certificate")
class CertificateController {
    /** So many entries are read at once; a tree remembers the tiles that it has read, and is forgotten with them. */
    private static final int PAGE = 1_000;

    private final Stances stances;
    private final JsonAnswers answers;
    private final Checkpoints checkpoints;
    private final LedgerTree ledger;
    private final LedgerEntries entries;
    private final JsonMapper json;

    CertificateController(
            Stances stances,
            JsonAnswers answers,
            Checkpoints checkpoints,
            LedgerTree ledger,
            LedgerEntries entries,
            JsonMapper json) {
        this.stances = stances;
        this.answers = answers;
        this.checkpoints = checkpoints;
        this.ledger = ledger;
        this.entries = entries;
        this.json = json;
    }

    /**
     * Is never kept, since the checkpoint is the newest. What goes wrong after the first octet breaks the connection off, for
     * an answer that ends well is whole.
     */
    @GetMapping
    void certificate(
            @PathVariable CrisisId crisis,
            @PathVariable ActorId holder,
            @PathVariable String space,
            @PathVariable String subject,
            AsOf asOf,
            HttpMethod method,
            HttpServletResponse response)
            throws IOException {
        Trace trace = stances.trace(Question.of(crisis, asOf), Track.of(holder, space, subject));
        byte[] answer = answers.write(trace.answer(asOf));
        SignedNote note = checkpoints.latest();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(Writing.REVISION, Long.toString(asOf.revision()));
        if (method.equals(HttpMethod.HEAD)) {
            return;
        }
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeNumberProperty(Certificate.FORMAT_NAME, Certificate.FORMAT);
            out.writeStringProperty(Certificate.CRISIS, crisis.value());
            out.writeStringProperty(Certificate.CHECKPOINT, note.toString());
            write(out, Certificate.CONSISTENCY, consistency(asOf.revision(), Checkpoint.parse(note.text())));
            out.writeName(Certificate.ANSWER);
            out.writeRawValue(new String(answer, UTF_8));
            out.writeStringProperty(Certificate.DIGEST, Digest.of(answer).field());
            out.writeArrayPropertyStart(Certificate.ENTRIES);
            writeEntries(out, crisis, asOf.revision());
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private List<Hash> consistency(long revision, Checkpoint checkpoint) {
        return ledger.at(checkpoint.head().size()).consistencyWith(revision).path();
    }

    /** Those that concern the crisis, and the last one whatever it is about: it says when the revision was reached. */
    private void writeEntries(JsonGenerator out, CrisisId crisis, long revision) {
        for (long next = 1; next <= revision; ) {
            List<LedgerEntry> page = entries.read(next, Math.min(revision, next + PAGE - 1));
            Tree tree = ledger.at(revision);
            for (LedgerEntry entry : page) {
                if (entry.revision() == revision || Certificate.concerns(crisis, entry.aggregate())) {
                    out.writeStartObject();
                    out.writeStringProperty(Certificate.LEAF, entry.leaf());
                    write(
                            out,
                            Certificate.PATH,
                            tree.inclusion(entry.revision() - 1).path());
                    out.writeEndObject();
                }
            }
            next += page.size();
        }
    }

    private static void write(JsonGenerator out, String name, List<Hash> path) {
        out.writeArrayPropertyStart(name);
        path.forEach(hash -> out.writeString(hash.toString()));
        out.writeEndArray();
    }
}
