package org.demarche.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarche.json.StrictJson;
import org.demarche.ledger.ExportedEntry;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.verify.Damaged;
import org.demarche.ledger.verify.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads a certificate, whose entries are one after the other and may be many. For one thread. */
final class CertificateReader implements Closeable {
    /** An entry and the proof that goes with it. */
    record Proven(ExportedEntry entry, List<Hash> path) {}

    private final JsonParser json;
    private final Map<String, JsonNode> heading = new HashMap<>();
    private int entries;

    /** Reads up to the first entry. */
    CertificateReader(InputStream file) throws Damaged {
        try {
            json = StrictJson.mapper().createParser(file);
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("it is no object");
            }
            for (String name = json.nextName(); !Certificate.ENTRIES.equals(name); name = json.nextName()) {
                if (name == null) {
                    throw malformed("it has no " + Certificate.ENTRIES);
                }
                json.nextToken();
                heading.put(name, json.readValueAsTree());
            }
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw malformed(Certificate.ENTRIES + " is no array");
            }
        } catch (JacksonException e) {
            throw malformed(e.getOriginalMessage());
        }
        JsonNode format = member(Certificate.FORMAT_NAME);
        if (!format.isInt() || format.asInt() != Certificate.FORMAT) {
            throw malformed("its format is " + format + ", and this program reads " + Certificate.FORMAT);
        }
    }

    /** A member that stands before the entries. */
    JsonNode member(String name) throws Damaged {
        JsonNode member = heading.get(name);
        if (member == null) {
            throw malformed("it has no " + name + " before its " + Certificate.ENTRIES);
        }
        return member;
    }

    String text(String name) throws Damaged {
        JsonNode member = member(name);
        if (!member.isString()) {
            throw malformed(name + " is no text");
        }
        return member.asString();
    }

    List<Hash> path(String name) throws Damaged {
        return path(member(name), name);
    }

    /** The next entry; null after the last one, which must be the end of the certificate. */
    @Nullable Proven next() throws Damaged {
        try {
            if (json.nextToken() == JsonToken.END_ARRAY) {
                if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                    throw malformed("something follows its " + Certificate.ENTRIES);
                }
                return null;
            }
            entries++;
            JsonNode entry = json.readValueAsTree();
            List<Hash> path = path(entry.path(Certificate.PATH), Certificate.PATH + " of entry " + entries);
            return new Proven(parse(entry.path(Certificate.LEAF).asString("")), path);
        } catch (JacksonException e) {
            throw malformed("entry " + entries + ", " + e.getOriginalMessage());
        }
    }

    /** How many entries were read. */
    int entries() {
        return entries;
    }

    private ExportedEntry parse(String leaf) throws Damaged {
        try {
            return ExportedEntry.parse(leaf);
        } catch (IllegalArgumentException e) {
            throw malformed("entry " + entries + ", " + e.getMessage());
        }
    }

    private static List<Hash> path(JsonNode hashes, String name) throws Damaged {
        if (!hashes.isArray()) {
            throw malformed(name + " is no array");
        }
        List<Hash> path = new ArrayList<>();
        for (JsonNode hash : hashes) {
            try {
                path.add(Hash.parse(hash.asString("")));
            } catch (IllegalArgumentException e) {
                throw malformed(name + ", " + e.getMessage());
            }
        }
        return path;
    }

    static Damaged malformed(String why) {
        return new Damaged(Fault.MALFORMED, "not a certificate: " + why);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
