package org.demarche.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.demarche.ledger.tree.Hash;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The bytes that the ledger commits to for one entry: one line of JSON, without its line feed, that embeds the stored
 * metadata and payload verbatim. Its hash is that of a leaf in RFC 9162, section 2.1.1. The order of the fields and the
 * form of every value are part of the format: they never change.
 */
record Leaf(long revision, long recordedAt, StoredEvent event) {
    byte[] line() {
        byte[] frame = ("{\"revision\":" + revision
                        + ",\"recordedAt\":"
                        + quoted(Instant.ofEpochSecond(recordedAt).toString())
                        + ",\"event\":" + quoted(event.identifier())
                        + ",\"type\":" + quoted(event.payloadType())
                        + ",\"typeRevision\":" + quoted(event.payloadRevision())
                        + ",\"aggregate\":" + quoted(event.aggregate())
                        + ",\"aggregateType\":" + quoted(event.aggregateType())
                        + ",\"sequence\":" + event.sequence()
                        + ",\"timestamp\":" + quoted(event.timestamp())
                        + ",\"metadata\":")
                .getBytes(StandardCharsets.UTF_8);
        var line = new ByteArrayOutputStream(frame.length + event.metadata().length + event.payload().length + 16);
        line.writeBytes(frame);
        line.writeBytes(oneLine(event.metadata()));
        line.writeBytes(",\"payload\":".getBytes(StandardCharsets.UTF_8));
        line.writeBytes(oneLine(event.payload()));
        line.write('}');
        return line.toByteArray();
    }

    Hash hash() {
        return Hash.ofLeaf(line());
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)) + '"';
    }

    private byte[] oneLine(byte[] json) {
        for (byte b : json) {
            if (b == '\n' || b == '\r') {
                throw new IllegalStateException("The stored event " + event.identifier() + " is not one line of JSON");
            }
        }
        return json;
    }
}
