package org.demarche.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of server-sent events. */
final class Listening implements AutoCloseable {
    record Event(String id, String name, JsonNode data) {}

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Listening(Api api, String path, String... headers) {
        this.response = api.open(path, headers);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        this.lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /** The whole that there is now: everything up to the first {@code progress}, without it. */
    static List<Event> whole(Api api, String path, String... headers) {
        List<Event> events = new ArrayList<>();
        try (Listening listening = new Listening(api, path, headers)) {
            for (Event event = listening.next(); !event.name().equals("progress"); event = listening.next()) {
                events.add(event);
            }
        }
        return events;
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Waits for an event. */
    Event next() {
        Event event = nextOrEnd();
        assertThat(event).as("the stream has ended").isNotNull();
        return Objects.requireNonNull(event);
    }

    /** Waits for an event that tells of an entry. */
    Event nextEntry() {
        Event event = next();
        return event.name().equals("progress") ? nextEntry() : event;
    }

    /** Waits for an event, or the end: null. */
    @Nullable Event nextOrEnd() {
        String id = "";
        String name = "message";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring("id:".length());
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("data:")) {
                    return new Event(id, name, JsonMapper.shared().readTree(line.substring("data:".length())));
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
