package org.demarche.source;

import java.util.Objects;
import org.demarche.kernel.EventType;
import org.jspecify.annotations.Nullable;

/** A source entered the directory with its first grade. */
@EventType("source-registered")
public record SourceRegistered(
        SourceId source,
        String name,
        Reliability reliability,
        @Nullable String url) implements SourceEvent {
    /** Whether {@code command} says the same of the source; its grade apart, which changes. */
    boolean describes(RegisterSource command) {
        return name.equals(command.name()) && Objects.equals(url, command.url());
    }
}
