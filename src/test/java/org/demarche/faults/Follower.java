package org.demarche.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.demarche.faults.Operation.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what is recorded in a crisis as it is told, from node to node: where one ends its answer, or is silent for longer than it
 * should, the next goes on behind what was told last.
 */
final class Follower implements Callable<@Nullable Void> {
    /** How often a node says that it is there. */
    static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final String STREAM = "crises/niger-2023/stream";
    private static final int SILENCE = (int) HEARTBEAT.multipliedBy(4).toMillis();
    private static final int OK = 200;
    /** So many events are read of one node. */
    private static final int SOME = 100;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Before another is asked where one has told nothing. */
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final Nodes nodes;
    private final History history;
    private final int client;
    private @Nullable String last;
    private volatile long until = Long.MAX_VALUE;
    private volatile long deadline = Long.MAX_VALUE;

    /** @param client its number */
    Follower(Nodes nodes, History history, int client) {
        this.nodes = nodes;
        this.history = history;
        this.client = client;
    }

    /** Has it end when it has been told of a revision, or is not in time. */
    void endAt(long revision) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
        until = revision;
    }

    private boolean isToGoOn() {
        return reached() < until
                && (deadline == Long.MAX_VALUE || System.nanoTime() - deadline < 0)
                && !Thread.currentThread().isInterrupted();
    }

    /** Until it is told to end, and has been told of all up to there, or is interrupted. */
    @Override
    public @Nullable Void call() {
        for (int node = 0; isToGoOn(); node = (node + 1) % nodes.count()) {
            long known = history.known();
            long before = reached();
            int status = follow(node);
            history.add(new Operation(Kind.STREAM, client, STREAM, node, known, status, reached(), null));
            if (reached() == before) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        return null;
    }

    private long reached() {
        return last == null ? 0 : Long.parseLong(last);
    }

    /** Reads until the answer ends; 0 where there is none. */
    private int follow(int node) {
        HttpURLConnection connection = null;
        int status = 0;
        try {
            connection = open(nodes.request(node, STREAM).build());
            status = connection.getResponseCode();
            if (status == OK) {
                read(new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8)));
            }
        } catch (IOException gone) {
            // the next goes on
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
        return status;
    }

    private HttpURLConnection open(HttpRequest request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection();
        connection.setConnectTimeout(SILENCE);
        connection.setReadTimeout(SILENCE);
        request.headers().map().forEach((name, values) -> connection.setRequestProperty(name, values.getFirst()));
        if (last != null) {
            connection.setRequestProperty("Last-Event-ID", last);
        }
        return connection;
    }

    /** Some of what there is, or all. An event counts when it is whole: with the empty line behind it. */
    private void read(BufferedReader lines) throws IOException {
        String id = null;
        String event = "";
        String data = "";
        int events = 0;
        for (String line = lines.readLine(); line != null && isToGoOn(); line = lines.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data = line.substring("data:".length());
            } else if (line.isEmpty() && id != null) {
                history.told(Long.parseLong(id), event.equals("progress") ? null : development(data));
                last = id;
                id = null;
                if (++events == SOME) {
                    return;
                }
            }
        }
    }

    /** What an entry is about; empty where it is about something else. */
    private static String development(String data) {
        return JsonMapper.shared().readTree(data).at("/causes/0/development").asString("");
    }
}
