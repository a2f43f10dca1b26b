package org.demarche.stance.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.development.Initiator;
import org.demarche.development.Signal;
import org.demarche.development.Stance;
import org.demarche.source.Reliability;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The shape of the golden files. */
final class GoldenFile {
    record Case(
            String name,
            String zone,
            Map<String, Reliability> sources,
            List<Development> developments,
            ActorId holder,
            String subject,
            String at,
            @Nullable String published,
            Answer expected) {}

    record Crisis(
            String name,
            String zone,
            Map<String, Reliability> sources,
            List<String> actors,
            List<String> issues,
            Rules codebook,
            List<Development> developments,
            String at,
            Map<String, Answer> expected) {}

    record Rules(Map<String, Codebook.Type> types, List<Codebook.Rule> rules) {}

    record Development(
            String id,
            String occurred,
            @Nullable String type,
            @Nullable List<Initiator> initiators,
            @Nullable List<ActorId> targets,
            @Nullable Boolean standing,
            @Nullable String ends,
            List<String> supersedes,
            List<Published> reports,
            List<Signal> signals) {}

    record Published(
            String source,
            int credibility,
            Stance stance,
            @Nullable String origin,
            @Nullable String published,
            @Nullable String recordedAt) {}

    record Answer(
            @Nullable String moment,
            @Nullable Integer value,
            long weight,
            Label label,
            @Nullable Confidence confidence,
            boolean contested,
            int independentOrigins,
            Map<String, Integer> contributions,
            @Nullable Integer declared,
            @Nullable Integer revealed) {}

    private GoldenFile() {}

    static Case[] cases() {
        return read("/golden/cases.json", Case[].class);
    }

    static Crisis[] crises() {
        return read("/golden/derived.json", Crisis[].class);
    }

    private static <T> T read(String resource, Class<T> type) {
        try (InputStream in = GoldenFile.class.getResourceAsStream(resource)) {
            return JsonMapper.shared().readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
