package org.demarche.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lines as a ledger writes them, of developments that never were, by a seed. */
final class Lines {
    private final Random random;
    private final int aggregates;
    private final Map<Integer, Integer> sequences = new HashMap<>();
    private long revision;

    Lines(long seed, int aggregates) {
        this.random = new Random(seed);
        this.aggregates = aggregates;
    }

    /** A whole export, without line feeds. */
    static List<String> export(long seed, int aggregates, int count) {
        Lines lines = new Lines(seed, aggregates);
        List<String> export = new ArrayList<>();
        while (export.size() < count) {
            export.add(lines.next());
        }
        return export;
    }

    /** An export as a file has it. */
    static byte[] text(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    /** The next entry, about as long as that of a development which is reported. */
    String next() {
        int aggregate = random.nextInt(aggregates);
        int sequence = sequences.merge(aggregate, 0, (before, none) -> before + 1);
        return line(
                ++revision, "crises/drill/developments/statement-" + aggregate, sequence, random.nextInt(1_000_000));
    }

    static String line(long revision, String aggregate, long sequence, int number) {
        return ("{\"revision\":%d,\"recordedAt\":\"2026-11-26T00:43:46Z\","
                        + "\"event\":\"5c74b899-3fe5-4ba4-9284-%012d\",\"type\":\"development-reported\","
                        + "\"typeRevision\":\"1\",\"aggregate\":\"%s\",\"aggregateType\":\"development\","
                        + "\"sequence\":%d,\"timestamp\":\"2026-11-26T00:43:46.484Z\",\"metadata\":"
                        + "{\"causationId\":\"e4c74be7-4d26-4203-90e0-%012d\",\"correlationId\":\"drill/%d\",\"who\":\"drill\"},"
                        + "\"payload\":{\"crisis\":\"drill\",\"content\":{\"occurred\":\"2023-07-30\",\"type\":\"statement\","
                        + "\"summary\":\"The government of %s-%d states that it follows what happens, that it will decide in due"
                        + " time, and that it reserves every answer.\",\"initiators\":[{\"actor\":\"actor-%d\","
                        + "\"onBehalfOf\":null}],\"targets\":[\"niger-junta\"],\"standing\":false,\"ends\":null,"
                        + "\"supersedes\":[],\"deadline\":null,\"condition\":null,\"place\":null,\"signals\":[{\"holder\":"
                        + "\"actor-%d\",\"subject\":\"issues/reinstatement\",\"position\":%d,\"modality\":\"WORDS\","
                        + "\"rationale\":null}]},\"reports\":[{\"source\":\"gulf-times\",\"credibility\":2,\"stance\":"
                        + "\"AFFIRMS\",\"origin\":null,\"published\":\"2023-07-31\",\"url\":null,\"locator\":null,\"quote\":null,"
                        + "\"language\":\"en\",\"sha256\":null}]}}")
                .formatted(
                        revision,
                        number,
                        aggregate,
                        sequence,
                        number,
                        number,
                        number % 20 == 0 ? "Côte" : "Cote",
                        number % 16,
                        number % 200,
                        number % 200,
                        number % 1000);
    }
}
