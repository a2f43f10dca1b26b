package org.demarche.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.json.StrictJson;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.demarche.ledger.tree.ConsistencyProof;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.InclusionProof;
import org.demarche.ledger.tree.TreeHead;
import org.demarche.ledger.verify.Damaged;
import org.demarche.ledger.verify.Fault;
import org.demarche.ledger.verify.KeptCheckpoint;
import org.demarche.ledger.verify.Sequences;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.web.AsOf;
import org.demarche.web.Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks one certificate from its first octet to its last, and recomputes its answer. For one thread. */
final class CertificateCheck {
    /** What has stood the test. */
    record Checked(CrisisId crisis, AsOf asOf, Trace trace, String digest, int entries, KeptCheckpoint checkpoint) {}

    private final CertificateReader certificate;
    private final Offline offline;

    CertificateCheck(CertificateReader certificate, Offline offline) {
        this.certificate = certificate;
        this.offline = offline;
    }

    /** As the IANA names its releases. */
    private static final Pattern RELEASE = Pattern.compile("[0-9]{4}[a-z]{1,2}");

    /** @param keys by one of which the checkpoint must be signed; none: it is believed as it is */
    Checked check(List<VerifierKey> keys) throws IOException, Damaged {
        KeptCheckpoint checkpoint = KeptCheckpoint.parse(
                "checkpoint", certificate.text(Certificate.CHECKPOINT).getBytes(StandardCharsets.UTF_8));
        checkpoint.requireSignature(keys);
        JsonNode answer = certificate.member(Certificate.ANSWER);
        TreeHead stated = head(answer.path("asOf").path("known"));
        if (checkpoint.head().size() < stated.size()) {
            throw new Damaged(
                    Fault.TRUNCATED,
                    "the checkpoint is of " + checkpoint.head().size() + " entries, and the answer rests on "
                            + stated.size() + ": take a later one");
        }
        if (!new ConsistencyProof(certificate.path(Certificate.CONSISTENCY)).proves(stated, checkpoint.head())) {
            throw new Damaged(
                    Fault.FORKED,
                    "the ledger of the checkpoint, " + checkpoint.head()
                            + ", is not proved to go on from that of the answer, " + stated);
        }
        try {
            CrisisId crisis = new CrisisId(certificate.text(Certificate.CRISIS));
            replay(crisis, stated);
            return recomputed(crisis, answer, checkpoint);
        } catch (Refusal refusal) {
            throw new Damaged(
                    Fault.REFUTED,
                    "the entries give no answer: " + refusal.code().text() + ", " + refusal.detail());
        } catch (IllegalStateException incomplete) {
            throw new Damaged(
                    Fault.REFUTED, "entries are missing on which the others rest: " + incomplete.getMessage());
        }
    }

    private static TreeHead head(JsonNode known) throws Damaged {
        try {
            return new TreeHead(
                    known.path("revision").asLong(-1),
                    Hash.parse(known.path("root").asString("")));
        } catch (IllegalArgumentException e) {
            throw CertificateReader.malformed("its answer does not say what it rests on");
        }
    }

    private void replay(CrisisId crisis, TreeHead stated) throws Damaged {
        Offline.Intake intake = offline.intake(crisis);
        Sequences sequences = new Sequences();
        long last = 0;
        for (CertificateReader.Proven next = certificate.next(); next != null; next = certificate.next()) {
            long revision = next.entry().revision();
            if (revision <= last) {
                throw new Damaged(Fault.SWAPPED, "revision " + revision + " comes after " + last);
            }
            last = revision;
            if (!new InclusionProof(revision - 1, next.path())
                    .proves(next.entry().leafHash(), stated)) {
                throw new Damaged(
                        Fault.ALTERED,
                        "revision " + revision + " is not proved to be in the ledger of the answer, " + stated);
            }
            requireNext(sequences, next);
            intake.take(next.entry());
        }
        if (last != stated.size()) {
            throw new Damaged(Fault.REMOVED, "expected revision " + stated.size() + " at the end, found " + last);
        }
        intake.end(stated.root().toString());
    }

    private static void requireNext(Sequences sequences, CertificateReader.Proven next) throws Damaged {
        String aggregate = next.entry().aggregate();
        long expected = sequences.next(aggregate);
        if (next.entry().sequence() != expected) {
            throw new Damaged(
                    Fault.REMOVED,
                    "expected entry " + expected + " of " + aggregate + ", found "
                            + next.entry().sequence());
        }
    }

    private Checked recomputed(CrisisId crisis, JsonNode answer, KeptCheckpoint checkpoint) throws Damaged {
        String zones = answer.path("asOf").path("tzdata").asString("");
        if (!RELEASE.matcher(zones).matches()) {
            throw CertificateReader.malformed("its answer names no release of the time zones");
        }
        AsOf asOf = offline.asOf(parameters(answer.path("asOf")), crisis).byTimeZones(zones);
        Track track = new Track(
                new ActorId(answer.path("holder").asString("")),
                Subject.parse(answer.path("subject").asString("")));
        Trace trace = offline.trace(crisis, track, asOf);
        byte[] octets = offline.json(asOf, trace);
        String digest = Digest.of(octets).field();
        Optional<String> difference = difference(StrictJson.mapper().readTree(octets), answer, "");
        if (difference.isPresent()) {
            throw new Damaged(Fault.REFUTED, "the entries give another answer: " + difference.get());
        }
        if (!digest.equals(certificate.text(Certificate.DIGEST))) {
            throw new Damaged(
                    Fault.REFUTED,
                    "the digest of the answer is " + digest + ", not " + certificate.text(Certificate.DIGEST));
        }
        return new Checked(crisis, asOf, trace, digest, certificate.entries(), checkpoint);
    }

    /** Where the answers differ first, and how. */
    private static Optional<String> difference(JsonNode right, JsonNode given, String path) {
        if (right.equals(given)) {
            return Optional.empty();
        }
        Set<String> members = new LinkedHashSet<>(right.propertyNames());
        members.addAll(given.propertyNames());
        Stream<Optional<String>> within = right.isObject() && given.isObject()
                ? members.stream()
                        .map(name -> difference(
                                right.path(name), given.path(name), path.isEmpty() ? name : path + "." + name))
                : right.isArray() && given.isArray() && right.size() == given.size()
                        ? IntStream.range(0, right.size())
                                .mapToObj(i -> difference(right.path(i), given.path(i), path + "[" + i + "]"))
                        : Stream.empty();
        return within.flatMap(Optional::stream)
                .findFirst()
                .or(() -> Optional.of(path + " is " + told(right) + ", not " + told(given)));
    }

    private static String told(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    /** Those that the answer pins. */
    private static Map<String, String> parameters(JsonNode asOf) {
        Map<String, String> parameters = new HashMap<>();
        put(parameters, "at", asOf.path("at"));
        put(parameters, "known", asOf.path("known").path("revision"));
        put(parameters, "published", asOf.path("published"));
        put(parameters, "codebook", asOf.path("codebook"));
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable JsonNode value) {
        if (value != null && value.isValueNode() && !value.isNull()) {
            parameters.put(name, value.asString());
        }
    }
}
