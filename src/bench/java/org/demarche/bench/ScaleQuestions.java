package org.demarche.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Questions to a store, by one client over HTTP, answers read to their end. Tracks are drawn by developments of random days, so
 * that busy ones come more often; every second question is about a revision of the past.
 */
final class ScaleQuestions {
    private static final long SEED = 2026_11_27;
    private static final int DAYS = 40;
    private static final int OF_A_DAY = 10;
    private static final int ASKED = 200;
    private static final int WARM = 20;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);
    /** After that an answer is not waited for any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** @param revision that recorded a development about the track */
    private record Said(String track, LocalDate day, long revision) {}

    private final ScaleStore store;
    private final LocalDate first;
    private final LocalDate last;
    private final long head;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Said> said = new ArrayList<>();

    ScaleQuestions(ScaleStore store, LocalDate first, LocalDate last) throws IOException, InterruptedException {
        this.store = store;
        this.first = first;
        this.last = last;
        this.head = store.metric("demarche.ledger.head");
        for (int drawn = 0; drawn < DAYS; drawn++) {
            LocalDate day = day(first);
            JsonNode page =
                    store.json(ScaleStore.CRISIS + "/developments?limit=" + OF_A_DAY + "&at=" + last + "&from=" + day);
            for (JsonNode development : page.get("developments")) {
                for (JsonNode signal : development.get("signals")) {
                    said.add(new Said(
                            signal.get("holder").asString() + "/"
                                    + signal.get("subject").asString(),
                            day,
                            development.get("revision").asLong()));
                }
            }
        }
    }

    void ask() throws IOException, InterruptedException {
        ask("picture", () -> "stances?" + asOf(day(first), 1));
        ask("stance", () -> about("", ""));
        ask("trace", () -> about("/trace", ""));
        ask("timeline of a year", () -> about("/timeline", "&limit=1000&from="));
        ask("comparison of two days", () -> {
            LocalDate day = day(first);
            return "comparison?at=" + day + "&toAt=" + day.plusDays(1);
        });
        ask("comparison with 10,000 revisions ago", () -> since(Math.max(1, head - 10_000)));
        ask("alignment", () -> "alignment?" + asOf(day(first), 1));
        ask("days of a month", () -> {
            LocalDate day = day(first);
            return "days?from=" + day.minusDays(29) + "&until=" + day + "&at=" + day;
        });
        ask("proof of inclusion", () -> {
            long size = random.nextLong(1, head + 1);
            return "/api/v1/ledger/proofs/inclusion?size=" + size + "&revision=" + random.nextLong(1, size + 1);
        });
        ask("page of developments", () -> "developments?limit=100&at=" + last + "&from=" + day(first));
        ask(
                "page of an actor's",
                () -> "developments?limit=100&at=" + last + "&actor="
                        + said().track().split("/", 2)[0]);
        ask("search for a word of none", () -> "developments?limit=100&at=" + last + "&q=zzzz" + random.nextInt(100));
        ask("comparison with half of the revisions", () -> since(head / 2));
        ask("revisions", () -> about("/revisions", ""));
        stream();
    }

    /** What each open stream costs whenever something is recorded: the last entry is told. */
    private void stream() throws IOException, InterruptedException {
        ScaleStore.Used before = store.used();
        long begun = System.nanoTime();
        int told = 0;
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (told < WARM) {
                var answer = http.send(
                        store.request(ScaleStore.CRISIS + "/stream?after=" + (head - 1))
                                .build(),
                        BodyHandlers.ofLines());
                try (Stream<String> lines = answer.body()) {
                    told += (int) lines.filter(
                                    line -> line.startsWith("event:progress") || line.startsWith("event: progress"))
                            .limit(1)
                            .count();
                }
            }
        }
        System.out.printf(
                "  a stream told of one entry: %.1f ms, processor time %.1f of the program%n",
                (System.nanoTime() - begun) / 1e6 / told,
                (double) store.used().since(before).program() / told);
    }

    private LocalDate day(LocalDate from) {
        return last.minusDays(random.nextLong(last.toEpochDay() - from.toEpochDay() + 1));
    }

    private Said said() {
        return said.get(random.nextInt(said.size()));
    }

    private String asOf(LocalDate day, long from) {
        return "at=" + day + "&known=" + (random.nextBoolean() ? head : random.nextLong(from, head + 1));
    }

    private String about(String what, String from) {
        Said about = said();
        LocalDate day = day(about.day());
        return "stances/" + about.track() + what + "?" + asOf(day, about.revision())
                + (from.isEmpty() ? "" : from + day.minusYears(1));
    }

    private String since(long revision) {
        return "comparison?at=" + last + "&known=" + revision + "&toAt=" + last + "&toKnown=" + head;
    }

    private void ask(String name, Supplier<String> question) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            ask(http, question, WARM, times);
            times.clear();
            ScaleStore.Used before = store.used();
            long octets = ask(http, question, ASKED, times);
            ScaleStore.Used used = store.used().since(before);
            double[] sorted =
                    times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    "  %s: p50 %.1f, p95 %.1f ms of %d; processor time %.1f of the program, %.1f of the database; %,d octets%n",
                    name,
                    sorted[sorted.length / 2],
                    sorted[sorted.length * 95 / 100],
                    sorted.length,
                    (double) used.program() / sorted.length,
                    (double) used.database() / sorted.length,
                    octets / sorted.length);
        } catch (HttpTimeoutException late) {
            unanswered(name, times, "not within " + PATIENCE);
        } catch (Refused refused) {
            unanswered(name, times, refused.getMessage());
        }
    }

    private static void unanswered(String name, List<Double> before, String why) {
        System.out.printf(
                "  %s: %s; those before took %s ms%n",
                name,
                why,
                Arrays.toString(before.stream().mapToLong(Double::longValue).toArray()));
    }

    /** How many octets were answered. */
    private long ask(HttpClient http, Supplier<String> question, int most, List<Double> times)
            throws IOException, InterruptedException {
        long octets = 0;
        long begun = System.nanoTime();
        while (times.size() < most && System.nanoTime() - begun < LONG_ENOUGH.toNanos()) {
            String path = question.get();
            HttpRequest request = store.request(path.startsWith("/") ? path : ScaleStore.CRISIS + "/" + path)
                    .timeout(PATIENCE)
                    .build();
            long asked = System.nanoTime();
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Refused(
                        "answered " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            times.add((System.nanoTime() - asked) / 1e6);
            octets += answer.body().length;
        }
        return octets;
    }

    /** What is too much is an answer too, and the rest is asked. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String answer) {
            super(answer);
        }
    }
}
