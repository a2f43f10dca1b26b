package org.demarche.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events as HTML has them. For one thread. */
public final class EventWriter {
    private final OutputStream out;
    private final JsonMapper json;

    EventWriter(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /**
     * An event.
     *
     * @param id that the reader names when it comes back; null: the one before stays
     * @param data written as JSON, on one line
     */
    public void event(String name, @Nullable Long id, Object data) throws IOException {
        if (id != null) {
            write("id:" + id + "\n");
        }
        write("event:" + name + "\ndata:");
        out.write(json.writeValueAsBytes(data));
        write("\n\n");
    }

    /** What no reader is told of. */
    public void comment() throws IOException {
        write(":\n\n");
    }

    /** After how long a reader that lost the connection is to come back. */
    void retry(Duration pause) throws IOException {
        write("retry:" + pause.toMillis() + "\n\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
