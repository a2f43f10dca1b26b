package org.demarche.crisis;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;

/**
 * A codebook as it is sent: a parameter that is missing, at any depth, is as in the shipped one; missing rules are none. What
 * the answer to GET has beside the codebook is passed over, so that the answer can be changed and sent.
 */
@JsonIgnoreProperties({"asOf", "version", "revision", "recordedAt", "recordedBy"})
public record CodebookDraft(
        @Nullable HalfLifeDays halfLifeDays,
        @Nullable Map<Modality, @Nullable Integer> modality,
        @Nullable Map<Reliability, @Nullable List<@Nullable Integer>> credence,
        @Nullable Integer credenceCap,
        @Nullable Integer supersededPercent,
        @Nullable Labels labels,
        @Nullable Confidence confidence,
        @Nullable Map<String, @Nullable Type> types,
        @Nullable List<@Nullable Rule> rules,
        @Nullable String reason) {
    private static final int MOST_RULES = 2_000;

    /** Its adoption by {@code crisis}. */
    public AdoptCodebook toAdoption(CrisisId crisis, Codebook shipped) {
        return new AdoptCodebook(crisis, toCodebook(shipped), reason);
    }

    /** The codebook without the reason for it, as a part of something that has its own. */
    Codebook toPart(Codebook shipped) {
        if (reason != null) {
            throw new Refusal(Code.UNKNOWN_FIELD, "reason", "Give the reason beside the codebook.");
        }
        return toCodebook(shipped);
    }

    private Codebook toCodebook(Codebook shipped) {
        return new Codebook(
                halfLifeDays == null ? shipped.halfLifeDays() : halfLifeDays.over(shipped.halfLifeDays()),
                modality == null ? shipped.modality() : over(modality, shipped.modality()),
                credence == null ? shipped.credence() : rowsOver(credence, shipped.credence()),
                or(credenceCap, shipped.credenceCap()),
                or(supersededPercent, shipped.supersededPercent()),
                labels == null ? shipped.labels() : labels.over(shipped.labels()),
                confidence == null ? shipped.confidence() : confidence.over(shipped.confidence()),
                types == null ? shipped.types() : types(types),
                Require.each(rules, "rules", MOST_RULES, Rule::toRule));
    }

    private static Map<Modality, Integer> over(Map<Modality, @Nullable Integer> given, Map<Modality, Integer> shipped) {
        Map<Modality, Integer> result = new EnumMap<>(shipped);
        given.forEach((modality, percent) -> result.put(modality, Require.present(percent, "modality." + modality)));
        return result;
    }

    private static Map<Reliability, List<Integer>> rowsOver(
            Map<Reliability, @Nullable List<@Nullable Integer>> given, Map<Reliability, List<Integer>> shipped) {
        Map<Reliability, List<Integer>> result = new EnumMap<>(shipped);
        given.forEach((reliability, row) -> {
            String field = "credence." + reliability;
            result.put(reliability, Require.list(Require.present(row, field), field, Codebook.CREDIBILITIES));
        });
        return result;
    }

    private static Map<String, Codebook.Type> types(Map<String, @Nullable Type> drafts) {
        Map<String, Codebook.Type> types = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            String field = "types." + id;
            Type type = Require.present(draft, field);
            types.put(id, Require.within(field, type::toType));
        });
        return types;
    }

    private static int or(@Nullable Integer given, int shipped) {
        return given == null ? shipped : given;
    }

    /** Half-lives in days. */
    public record HalfLifeDays(
            @Nullable Integer issue, @Nullable Integer actor) {
        Codebook.HalfLifeDays over(Codebook.HalfLifeDays shipped) {
            return Require.within(
                    "halfLifeDays",
                    () -> new Codebook.HalfLifeDays(or(issue, shipped.issue()), or(actor, shipped.actor())));
        }
    }

    /** Thresholds of the labels. */
    public record Labels(
            @Nullable Integer strong,
            @Nullable Integer lean,
            @Nullable Integer ambivalent,
            @Nullable Integer neutral,
            @Nullable Integer lapsed) {
        Codebook.Labels over(Codebook.Labels shipped) {
            return Require.within(
                    "labels",
                    () -> new Codebook.Labels(
                            or(strong, shipped.strong()),
                            or(lean, shipped.lean()),
                            or(ambivalent, shipped.ambivalent()),
                            or(neutral, shipped.neutral()),
                            or(lapsed, shipped.lapsed())));
        }
    }

    /** Thresholds of confidence. */
    public record Confidence(
            @Nullable Integer high,
            @Nullable Integer highOrigins,
            @Nullable Integer moderate,
            @Nullable Integer moderateOrigins,
            @Nullable Integer denied,
            @Nullable Integer contested) {
        Codebook.ConfidenceThresholds over(Codebook.ConfidenceThresholds shipped) {
            return Require.within(
                    "confidence",
                    () -> new Codebook.ConfidenceThresholds(
                            or(high, shipped.high()),
                            or(highOrigins, shipped.highOrigins()),
                            or(moderate, shipped.moderate()),
                            or(moderateOrigins, shipped.moderateOrigins()),
                            or(denied, shipped.denied()),
                            or(contested, shipped.contested())));
        }
    }

    /** A type; one that does not say so does not stand. */
    public record Type(
            @Nullable String name,
            @Nullable String plover,
            @Nullable String cameo,
            @Nullable Integer relation,
            @Nullable Modality modality,
            @Nullable Boolean standing) {
        Codebook.Type toType() {
            return new Codebook.Type(
                    Require.present(name, "name"),
                    plover,
                    cameo,
                    relation,
                    Require.present(modality, "modality"),
                    standing != null && standing);
        }
    }

    /** A rule. */
    public record Rule(
            @Nullable String id,
            @Nullable List<@Nullable String> types,
            @Nullable ActorId initiator,
            @Nullable ActorId target,
            Codebook.@Nullable Holder holder,
            @Nullable Subject subject,
            @Nullable Integer position,
            @Nullable Modality modality) {
        Codebook.Rule toRule() {
            return new Codebook.Rule(
                    Require.present(id, "id"),
                    Require.list(types, "types", Codebook.MOST_TYPES),
                    initiator,
                    target,
                    Require.present(holder, "holder"),
                    Require.present(subject, "subject"),
                    Require.present(position, "position"),
                    modality);
        }
    }
}
