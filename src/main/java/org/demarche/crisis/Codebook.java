package org.demarche.crisis;

import java.util.List;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;

/**
 * The parameters and rules of the stance model as data; stance-model section 9 gives meaning, defaults and ranges. All
 * numbers are integers: percent where no unit is named, millionths in {@link Labels} and {@link ConfidenceThresholds},
 * thousandths for positions and relations.
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
    /** After how many days evidence weighs half, for issues and for relations: 1..36500. */
    public record HalfLifeDays(int issue, int actor) {}

    /** Thresholds of the labels, in millionths. */
    public record Labels(int strong, int lean, int ambivalent, int neutral, int lapsed) {}

    /** Thresholds of confidence: weights in millionths, origins as counts, denied and contested in percent. */
    public record ConfidenceThresholds(
            int high, int highOrigins, int moderate, int moderateOrigins, int denied, int contested) {}

    /** A type of development. {@code relation}: what it says about the initiators toward the targets, null for nothing. */
    public record Type(
            String name,
            @Nullable String plover,
            @Nullable String cameo,
            @Nullable Integer relation,
            Modality modality,
            boolean standing) {}

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
            types = List.copyOf(types);
        }
    }
}
