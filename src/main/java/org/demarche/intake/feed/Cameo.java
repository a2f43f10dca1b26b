package org.demarche.intake.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demarche.actor.ActorKind;
import org.demarche.crisis.Codebook;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * CAMEO (Gerner, Schrodt and Yilmaz): codes of events, and of actors, which are put together from parts of three letters: where
 * they are from, what group they are, what they do. Immutable.
 */
public final class Cameo {
    /** Whoever is known by what they do alone has this before their name. */
    static final String UNATTRIBUTED = "Unattributed: ";

    private static final String TYPE = "cameo-";
    private static final int PART = 3;
    private static final Set<String> REGIONS = Set.of(
            "AFR", "ASA", "BLK", "CRB", "CAU", "CFR", "CAS", "CEU", "EIN", "EAF", "EEU", "EUR", "LAM", "MEA", "MDT",
            "NAF", "NMR", "PGS", "SCN", "SAM", "SAS", "SEA", "SAF", "WAF", "WST");
    private static final Set<String> PLACES = Set.of("WSB", "BAG", "GZS");
    private static final Set<String> GOVERNING = Set.of("GOV", "LEG", "JUD", "COP", "SPY");
    private static final Set<String> REBELLING = Set.of("REB", "INS", "SEP", "UAF", "IMG");

    private final Map<String, String> events = new LinkedHashMap<>();
    private final Map<String, String> countries = table("country");
    private final Map<String, String> groups = table("knowngroup");
    private final Map<String, String> types = table("type");

    /** @param codebook whose types {@code cameo-…} have the meanings of the events */
    public Cameo(Codebook codebook) {
        codebook.types().forEach((name, type) -> {
            if (name.startsWith(TYPE)) {
                events.put(name.substring(TYPE.length()), type.name());
            }
        });
    }

    /**
     * An event's code as CAMEO writes it. Where a table took codes for numbers, their leading zeros are gone: 42 is 042. What
     * can be either, as 10, is taken as it stands unless the root tells.
     *
     * @param root code of the root as the same row has it; null where it has none
     */
    String event(String code, @Nullable String root) {
        boolean shortened = root != null && root.length() == 1;
        if (!shortened && events.containsKey(code)) {
            return code;
        }
        if (events.containsKey("0" + code)) {
            return "0" + code;
        }
        throw new Refusal(Code.UNKNOWN_TYPE, "type", "Give an event code of CAMEO.");
    }

    /** What an event's code means. */
    String meaning(String event) {
        return Objects.requireNonNull(events.get(event), event);
    }

    /** Whether the event's code is known and means that; what its meaning has in brackets at its end is passed over. */
    boolean isMeaning(String event, String text) {
        String meaning = events.get(event);
        return meaning != null && meaning.replaceFirst(" \\([^)]*\\)$", "").equalsIgnoreCase(text);
    }

    static String type(String event) {
        return TYPE + event;
    }

    /**
     * By what an actor's code is known in the directory. A code that ends in a group is the group, whatever stands before it
     * about its region and trade: WAS, IGOWAFWAS and IGOWAFBUSWAS are one. What one does, said twice, is said once: COPCOP is COP.
     */
    public String identity(String code) {
        List<String> parts = parts(code);
        String last = parts.getLast();
        if (groups.containsKey(last)) {
            return last;
        }
        return isRole(parts) ? String.join("", new LinkedHashSet<>(parts)) : code;
    }

    /** Whether the parts tell what somebody does, and nothing of whose or what group they are. */
    private boolean isRole(List<String> parts) {
        return parts.stream().allMatch(part -> types.containsKey(part) && !groups.containsKey(part));
    }

    /** The actor of a code, which a feed calls {@code name}. */
    Party party(String code, String name) {
        String identity = identity(code);
        List<String> parts = parts(identity);
        if (parts.size() == 1 && groups.containsKey(identity)) {
            return named(identity, label(identity), code.startsWith("IGO") ? ActorKind.IGO : groupKind(parts(code)));
        }
        if (parts.size() == 1 && countries.containsKey(identity)) {
            return named(identity, label(identity), isState(identity) ? ActorKind.STATE : ActorKind.COLLECTION);
        }
        if (isRole(parts)) {
            String what = String.join(", ", parts.stream().map(this::label).toList());
            return named(identity, UNATTRIBUTED + what, ActorKind.COLLECTION);
        }
        if (parts.stream().allMatch(part -> label(part) != null)) {
            return named(
                    identity, String.join(", ", parts.stream().map(this::label).toList()), kind(parts));
        }
        return new Party(identity, name, kind(parts), Slug.of(name + " " + code.toLowerCase(Locale.ROOT)));
    }

    /** Whether all that is known of the actor is what it does. */
    boolean isUnattributed(Party party) {
        return party.name().startsWith(UNATTRIBUTED);
    }

    private static Party named(String code, @Nullable String name, ActorKind kind) {
        String known = Objects.requireNonNull(name);
        return new Party(code, known, kind, Slug.of(known));
    }

    private @Nullable String label(String part) {
        String group = groups.get(part);
        if (group != null) {
            return group;
        }
        String country = countries.get(part);
        return country != null ? country : types.get(part);
    }

    private boolean isState(String country) {
        return !REGIONS.contains(country) && !PLACES.contains(country);
    }

    private static ActorKind groupKind(List<String> parts) {
        return parts.stream().anyMatch(REBELLING::contains) ? ActorKind.ARMED_GROUP : ActorKind.ORGANISATION;
    }

    private static ActorKind kind(List<String> parts) {
        if (parts.getFirst().equals("IGO")) {
            return ActorKind.IGO;
        }
        if (parts.contains("MIL")) {
            return ActorKind.ARMED_FORCE;
        }
        if (parts.stream().anyMatch(REBELLING::contains)) {
            return ActorKind.ARMED_GROUP;
        }
        if (parts.stream().anyMatch(GOVERNING::contains)) {
            return ActorKind.GOVERNMENT;
        }
        return parts.getFirst().equals("NGO") || parts.getFirst().equals("MNC")
                ? ActorKind.ORGANISATION
                : ActorKind.COLLECTION;
    }

    /** Of three characters each; what is left over is one too. */
    private static List<String> parts(String code) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < code.length(); at += PART) {
            parts.add(code.substring(at, Math.min(code.length(), at + PART)));
        }
        return parts;
    }

    private static Map<String, String> table(String name) {
        String file = "/intake/cameo/" + name + ".tsv";
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Cameo.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            Map<String, String> labels = new LinkedHashMap<>();
            lines.lines().skip(1).forEach(line -> {
                String[] cells = line.split("\t", 2);
                if (cells[0].length() == PART) {
                    labels.put(cells[0], cells[1].strip());
                }
            });
            return labels;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
