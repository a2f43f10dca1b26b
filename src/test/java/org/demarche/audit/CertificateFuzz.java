package org.demarche.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.verify.Damaged;

/** Certificates, read to their end. */
public final class CertificateFuzz implements FuzzTarget {
    private static final String LEAF = """
            {"revision":1,"recordedAt":"2023-08-15T10:00:00Z","event":"e","type":"t","typeRevision":"1",\
            "aggregate":"sources/rfi","aggregateType":"source","sequence":0,"timestamp":"2023-08-15T10:00:00.25Z",\
            "metadata":{},"payload":{"id":"rfi"}}""";

    @Override
    public void run(byte[] octets) throws IOException {
        try (CertificateReader reader = new CertificateReader(new ByteArrayInputStream(octets))) {
            reader.text(Certificate.CRISIS);
            reader.path(Certificate.CONSISTENCY);
            while (reader.next() != null) {
                // the next one
            }
        } catch (Damaged none) {
            // most are none
        }
    }

    @Override
    public List<byte[]> seeds() {
        String certificate = """
                {"format": 1, "crisis": "niger-2023", "checkpoint": "a\\n1\\nh\\n", "consistency": ["%s"], "answer": {"asOf": {}},
                 "digest": "d", "entries": [{"leaf": "%s", "path": ["%s"]}]}""".formatted(Hash.OF_NO_LEAVES, LEAF.replace("\"", "\\\""), Hash.OF_NO_LEAVES);
        return List.of(certificate.getBytes(StandardCharsets.UTF_8));
    }
}
