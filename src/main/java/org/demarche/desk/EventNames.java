package org.demarche.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarche.kernel.EventType;
import org.jspecify.annotations.Nullable;

/** The stored name of every event class, found through the sealed interfaces that permit them. Immutable. */
final class EventNames {
    private final Map<String, Class<?>> classes;

    /** @throws IllegalArgumentException when a permitted class has no {@link EventType}, or two share a name */
    EventNames(Class<?>... families) {
        Map<String, Class<?>> found = new HashMap<>();
        for (Class<?> family : families) {
            leaves(family).forEach(event -> {
                Class<?> other = found.putIfAbsent(type(event).value(), event);
                if (other != null) {
                    throw new IllegalArgumentException(event + " and " + other + " have one stored name.");
                }
            });
        }
        classes = Map.copyOf(found);
    }

    /** All event classes. */
    Set<Class<?>> events() {
        return classes.values().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** The class that is stored under {@code name}. */
    Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The name under which {@code event} is stored; empty for what is no event. */
    Optional<String> nameOf(Class<?> event) {
        return Optional.ofNullable(event.getAnnotation(EventType.class)).map(EventType::value);
    }

    /** The revision under which {@code event} is stored now; null for what is no event. */
    @Nullable String revisionOf(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        return type == null ? null : Integer.toString(type.revision());
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(EventNames::leaves)
                : Stream.of(family);
    }

    private static EventType type(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event + " has no stored name.");
        }
        return type;
    }
}
