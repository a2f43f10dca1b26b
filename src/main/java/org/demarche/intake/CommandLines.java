package org.demarche.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.demarche.actor.ActorDraft;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CodebookDraft;
import org.demarche.crisis.CrisisDraft;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueDraft;
import org.demarche.development.DevelopmentDraft;
import org.demarche.development.DevelopmentId;
import org.demarche.development.ReportDraft;
import org.demarche.development.RulingDraft;
import org.demarche.json.Unreadable;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.kernel.Write;
import org.demarche.source.SourceDraft;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the lines of command files, in their order. A line is a bare development, or an object with one key that says
 * what its value is: {@code source}, {@code actor}, {@code crisis}, {@code issue}, {@code codebook}, {@code report},
 * {@code correction}, {@code retraction} or {@code reinstatement}. All but the first three belong to the crisis that was
 * opened last. A correction is decided on the version that the lines before it have led to.
 */
final class CommandLines {
    private static final Set<String> IMPORTED = Set.of("source", "actor", "issue");
    private static final Set<String> ALL = Set.of(
            "source", "actor", "issue", "crisis", "codebook", "report", "correction", "retraction", "reinstatement");

    private final JsonMapper json;
    private final Codebook shipped;
    private final Map<DevelopmentId, Integer> versions = new HashMap<>();
    private final Set<String> kinds;
    private @Nullable CrisisId opened;

    CommandLines(JsonMapper json, Codebook shipped) {
        this(json, shipped, null, ALL);
    }

    private CommandLines(JsonMapper json, Codebook shipped, @Nullable CrisisId opened, Set<String> kinds) {
        this.json = json;
        this.shipped = shipped;
        this.opened = opened;
        this.kinds = kinds;
    }

    /** Only of what an import may hold, all of it of one crisis: developments, {@code actor}, {@code source} and {@code issue}. */
    static CommandLines of(CrisisId crisis, JsonMapper json, Codebook shipped) {
        return new CommandLines(json, shipped, crisis, IMPORTED);
    }

    /** The write that the next line asks for. Refuses as the drafts do. */
    Write read(String line) {
        try {
            JsonNode node = json.readTree(line);
            if (!node.isObject()) {
                throw new Refusal(Code.INVALID_VALUE, null, "Write one JSON object on each line.");
            }
            if (node.size() > 1) {
                return draft(node, DevelopmentDraft.class).toReport(crisis());
            }
            String kind = String.join("", node.propertyNames());
            if (!kinds.contains(kind)) {
                throw new Refusal(
                        Code.UNKNOWN_FIELD, kind.isEmpty() ? null : kind, "Begin the line with one of the known keys.");
            }
            return Require.within(kind, () -> write(kind, node.path(kind)));
        } catch (JacksonException failure) {
            throw Unreadable.refusal(failure);
        }
    }

    private Write write(String kind, JsonNode node) {
        return switch (kind) {
            case "source" -> {
                SourceDraft draft = draft(node, SourceDraft.class);
                yield draft.toRegistration(Require.present(draft.id(), "id"));
            }
            case "actor" -> {
                ActorDraft draft = draft(node, ActorDraft.class);
                yield draft.toRegistration(Require.present(draft.id(), "id"));
            }
            case "crisis" -> {
                CrisisDraft draft = draft(node, CrisisDraft.class);
                opened = Require.present(draft.id(), "id");
                yield draft.toOpening(opened, shipped);
            }
            case "issue" -> {
                IssueDraft draft = draft(node, IssueDraft.class);
                yield draft.toIssue(crisis(), Require.present(draft.id(), "id"));
            }
            case "codebook" -> draft(node, CodebookDraft.class).toAdoption(crisis(), shipped);
            case "report" -> {
                ReportDraft draft = draft(node, ReportDraft.class);
                yield draft.toFiling(crisis(), Require.present(draft.development(), "development"));
            }
            case "correction" -> {
                DevelopmentDraft draft = draft(node, DevelopmentDraft.class);
                DevelopmentId id = Require.present(draft.id(), "id");
                int version = versions.merge(id, 1, Integer::sum);
                yield draft.toCorrection(crisis(), id, version);
            }
            case "retraction" -> {
                RulingDraft draft = draft(node, RulingDraft.class);
                yield draft.toRetraction(crisis(), Require.present(draft.development(), "development"));
            }
            case "reinstatement" -> {
                RulingDraft draft = draft(node, RulingDraft.class);
                yield draft.toReinstatement(crisis(), Require.present(draft.development(), "development"));
            }
            default -> throw new IllegalStateException(kind);
        };
    }

    private <T> T draft(JsonNode node, Class<T> type) {
        if (!node.isObject()) {
            throw new Refusal(Code.INVALID_VALUE, null, "Write a JSON object here.");
        }
        try {
            return json.treeToValue(node, type);
        } catch (JacksonException failure) {
            throw Unreadable.refusal(failure);
        }
    }

    private CrisisId crisis() {
        if (opened == null) {
            throw new Refusal(Code.NOT_FOUND, null, "Open a crisis on a line before this one.");
        }
        return opened;
    }
}
