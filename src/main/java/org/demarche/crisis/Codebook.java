package org.demarche.crisis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Require;
import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;

/**
 * The parameters and rules of the stance model as data; stance-model section 9 gives meaning, defaults and ranges. All
 * numbers are integers: percent where no unit is named, millionths in {@link Labels} and {@link ConfidenceThresholds},
 * thousandths for positions and relations. A codebook that exists is within all ranges and consistent with itself; only
 * whether the issues and actors of its rules are known, it cannot tell.
 */
public record Codebook(
        HalfLifeDays halfLifeDays,
        Map<Modality, Integer> modality,
        Map<Reliability, List<Integer>> credence,
        int credenceCap,
        int supersededPercent,
        Labels labels,
        ConfidenceThresholds confidence,
        Map<String, Type> types,
        List<Rule> rules) {
    /** How many credibilities a row of {@code credence} has. */
    public static final int CREDIBILITIES = 6;

    static final int MOST_TYPES = 2_000;

    public Codebook {
        modality = percentages(modality);
        credence = rows(credence);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        rules = List.copyOf(rules);
        Limits.percent(credenceCap, "credenceCap");
        Limits.percent(supersededPercent, "supersededPercent");
        checkTypes(types.keySet());
        checkRules(rules, types.keySet());
    }

    /** After how many days evidence weighs half, for issues and for relations: 1..36500. */
    public record HalfLifeDays(int issue, int actor) {
        public HalfLifeDays {
            Limits.range(issue, 1, 36_500, "issue");
            Limits.range(actor, 1, 36_500, "actor");
        }
    }

    /** Thresholds of the labels, in millionths. */
    public record Labels(int strong, int lean, int ambivalent, int neutral, int lapsed) {
        public Labels {
            Limits.range(strong, 1, 1_000_000, "strong");
            Limits.require(lean >= 1 && lean <= strong, "lean", "Give a whole number from 1 to that of strong.");
            Limits.threshold(ambivalent, "ambivalent");
            Limits.threshold(neutral, "neutral");
            Limits.threshold(lapsed, "lapsed");
        }
    }

    /** Thresholds of confidence: weights in millionths, origins as counts, denied and contested in percent. */
    public record ConfidenceThresholds(
            int high, int highOrigins, int moderate, int moderateOrigins, int denied, int contested) {
        public ConfidenceThresholds {
            Limits.threshold(high, "high");
            Limits.range(highOrigins, 0, 1_000, "highOrigins");
            Limits.threshold(moderate, "moderate");
            Limits.range(moderateOrigins, 0, 1_000, "moderateOrigins");
            Limits.percent(denied, "denied");
            Limits.percent(contested, "contested");
        }
    }

    /** A type of development. {@code relation}: what it says about the initiators toward the targets, null for nothing. */
    public record Type(
            String name,
            @Nullable String plover,
            @Nullable String cameo,
            @Nullable Integer relation,
            Modality modality,
            boolean standing) {
        public Type {
            name = Require.text(name, "name");
            plover = Require.optionalText(plover, "plover");
            cameo = Require.optionalText(cameo, "cameo");
            if (relation != null) {
                Limits.position(relation, "relation");
            }
            Require.present(modality, "modality");
        }
    }

    /** Whom a rule gives its signal to. */
    public enum Holder {
        initiators,
        targets
    }

    /** A rule that derives a signal from developments of its types. */
    public record Rule(
            String id,
            List<String> types,
            @Nullable ActorId initiator,
            @Nullable ActorId target,
            Holder holder,
            Subject subject,
            int position,
            @Nullable Modality modality) {
        public Rule {
            Limits.require(Require.isSlug(id), "id", "Use 1 to 80 lower-case letters, digits and hyphens.");
            types = List.copyOf(types);
            Limits.require(!types.isEmpty(), "types", "Give one or more types.");
            Require.present(holder, "holder");
            Require.present(subject, "subject");
            Limits.position(position, "position");
        }
    }

    private static Map<Modality, Integer> percentages(Map<Modality, Integer> modality) {
        Map<Modality, Integer> percentages = new EnumMap<>(Modality.class);
        for (Modality each : Modality.values()) {
            String field = "modality." + each;
            percentages.put(each, Limits.percent(Require.present(modality.get(each), field), field));
        }
        return Collections.unmodifiableMap(percentages);
    }

    private static Map<Reliability, List<Integer>> rows(Map<Reliability, List<Integer>> credence) {
        Map<Reliability, List<Integer>> rows = new EnumMap<>(Reliability.class);
        for (Reliability each : Reliability.values()) {
            String field = "credence." + each;
            List<Integer> row = List.copyOf(Require.present(credence.get(each), field));
            Limits.require(row.size() == CREDIBILITIES, field, "Give one number for each credibility from 1 to 6.");
            for (int i = 0; i < row.size(); i++) {
                Limits.percent(row.get(i), field + "[" + i + "]");
            }
            rows.put(each, row);
        }
        return Collections.unmodifiableMap(rows);
    }

    private static void checkTypes(Set<String> ids) {
        Limits.require(ids.size() <= MOST_TYPES, "types", "Give at most " + MOST_TYPES + " types.");
        ids.forEach(id -> Limits.require(
                Require.isSlug(id), "types", "Name each type with 1 to 80 lower-case letters, digits and hyphens."));
    }

    private static void checkRules(List<Rule> rules, Set<String> types) {
        var ids = new HashSet<String>();
        for (int i = 0; i < rules.size(); i++) {
            String field = "rules[" + i + "]";
            Rule rule = rules.get(i);
            Limits.require(ids.add(rule.id()), field + ".id", "Give each rule an id of its own.");
            for (int k = 0; k < rule.types().size(); k++) {
                Limits.require(
                        types.contains(rule.types().get(k)),
                        field + ".types[" + k + "]",
                        "Name a type of this codebook.");
            }
        }
    }
}
