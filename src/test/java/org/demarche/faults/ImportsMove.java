package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.demarche.RealRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file is sent to nodes behind a balancer that cares for nothing, and the node that imports it is killed. */
class ImportsMove {
    private static final String ENDS = "FINISHED|CANCELLED|FAILED";

    @TempDir
    Path folder;

    @Test
    void areGoneOnWithByAnotherNodeAndToldOfByEach() throws Exception {
        Path file = RealRows.file(folder, RealRows.ALL);
        Path export = folder.resolve("export.jsonl");
        try (Nodes nodes = new Nodes(folder.resolve("nodes"), 2, "--demarche.cluster.takeover=PT2S");
                Balancer balancer = new Balancer(0, nodes.count(), nodes::port, nodes::isReady)) {
            nodes.awaitReady();
            Api api = new Api(URI.create("http://127.0.0.1:" + balancer.port()), nodes.bearer());
            String job = api.begin(file);
            Nodes.await("some is recorded", () -> api.job(job).path("recorded").asInt() > 0);
            assertThat(api.job(job).path("state").asString()).isEqualTo("RUNNING");
            int runs = IntStream.range(0, nodes.count())
                    .filter(nodes::imports)
                    .findFirst()
                    .orElseThrow();
            nodes.kill(runs);
            Nodes.await("it has ended", () -> api.hasEnded(job));
            JsonNode ended = api.job(job);
            assertThat(ended.path("state").asString())
                    .as(ended.path("reason").asString())
                    .isEqualTo("FINISHED");
            assertThat(ended.path("duplicates").asInt())
                    .as("recorded by the one that was killed")
                    .isPositive();
            assertThat(ended.path("recorded").asInt() + ended.path("duplicates").asInt())
                    .isEqualTo(3_279);
            Files.write(export, nodes.ask(1 - runs, "export"));

            nodes.start(runs);
            nodes.awaitReady();
            for (int node = 0; node < nodes.count(); node++) {
                assertThat(JsonMapper.shared().readTree(nodes.ask(node, "imports/" + job)))
                        .isEqualTo(ended);
                assertThat(new String(nodes.ask(node, "imports/" + job + "/rejected-rows"), UTF_8).lines())
                        .hasSize(1 + 287);
                assertThat(JsonMapper.shared()
                                .readTree(nodes.ask(node, "imports"))
                                .path("imports")
                                .path(0)
                                .path("id")
                                .asString())
                        .isEqualTo(job);
            }

            String cancelled = api.begin(file);
            Nodes.await(
                    "it runs", () -> api.job(cancelled).path("state").asString().equals("RUNNING"));
            api.send(api.request("imports/" + cancelled + "/cancellation").POST(BodyPublishers.noBody()));
            assertThat(api.steps(cancelled)).endsWith("CANCELLED");
        }
        assertThat(RealRows.recorded(export)).isEqualTo(RealRows.undisturbed(folder, file));
    }

    /** Behind the balancer. A new connection for each question, so that it goes to the next node. */
    private record Api(URI balancer, String bearer) {
        HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(balancer.resolve("/api/v1/" + path)).header("Authorization", bearer);
        }

        String begin(Path file) throws IOException {
            HttpResponse<String> begun = send(request("crises/niger-2023/imports?format=gdelt")
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file)));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            return JsonMapper.shared().readTree(begun.body()).path("id").asString();
        }

        JsonNode job(String id) {
            HttpResponse<String> answer = send(request("imports/" + id));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }

        boolean hasEnded(String id) {
            return job(id).path("state").asString().matches(ENDS);
        }

        /** The last state of which the stream tells. */
        String steps(String id) {
            String last = send(request("imports/" + id + "/progress").header("Accept", "text/event-stream"))
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("data:"))
                    .reduce("", (earlier, later) -> later);
            return JsonMapper.shared()
                    .readTree(last.substring("data:".length()))
                    .path("state")
                    .asString();
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            try (HttpClient anew =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                return anew.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
