package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.demarche.ledger.tree.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

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

    /**
     * The leaf whose line this is, without its place in the event store ({@code index} 0).
     *
     * @throws IllegalArgumentException when it is not the line of a leaf, octet by octet
     */
    static Leaf parse(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JsonMapper.shared().createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                fields.put(name, json.nextToken().isStructStart() ? verbatim(json, line) : json.getString());
            }
            Leaf leaf = of(fields);
            if (line.equals(new String(leaf.line(), StandardCharsets.UTF_8))) {
                return leaf;
            }
        } catch (JacksonException
                | DateTimeException
                | NumberFormatException
                | NullPointerException
                | IllegalStateException e) {
            throw new IllegalArgumentException("Not an entry of a ledger: " + beginning(line), e);
        }
        throw new IllegalArgumentException("Not in the form of an entry of a ledger: " + beginning(line));
    }

    private static String verbatim(JsonParser json, String line) {
        int from = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return line.substring(from, (int) json.currentLocation().getCharOffset());
    }

    private static Leaf of(Map<String, String> fields) {
        return new Leaf(
                Long.parseLong(field(fields, "revision")),
                Instant.parse(field(fields, "recordedAt")).getEpochSecond(),
                new StoredEvent(
                        0,
                        field(fields, "event"),
                        field(fields, "aggregateType"),
                        field(fields, "aggregate"),
                        Long.parseLong(field(fields, "sequence")),
                        field(fields, "timestamp"),
                        field(fields, "type"),
                        field(fields, "typeRevision"),
                        field(fields, "payload").getBytes(StandardCharsets.UTF_8),
                        field(fields, "metadata").getBytes(StandardCharsets.UTF_8)));
    }

    private static String field(Map<String, String> fields, String name) {
        return requireNonNull(fields.get(name));
    }

    private static String beginning(String line) {
        return line.substring(0, Math.min(80, line.length()));
    }

    Hash hash() {
        return Hash.ofLeaf(line());
    }

    private static String quoted(String value) {
        return '"'
                + (isPlain(value)
                        ? value
                        : new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)))
                + '"';
    }

    /** Whether each character stands for itself within quotes, as in nearly all that is quoted here. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
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
