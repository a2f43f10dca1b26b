package org.demarche.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.demarche.json.StrictJson;
import org.demarche.kernel.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * One approved file for each event and revision. What is stored today must be written as the file says, to the byte but
 * for white space, and what the file says must be read.
 */
class EventsAreAPublicContractTest {
    private static final EventNames NAMES = new DeskConfiguration().eventNames();
    private static final JsonMapper JSON = StrictJson.mapper();

    private final EventSerializer serializer = new EventSerializer(NAMES);

    static Stream<Class<?>> events() {
        return NAMES.events().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadAndWrittenAsApproved(Class<?> event) throws IOException {
        String approved = approved(event.getAnnotation(EventType.class));

        Object read = serializer.deserialize(stored(event, approved));
        assertThat(read).isInstanceOf(event);

        SerializedObject<byte[]> written = serializer.serialize(read, byte[].class);
        assertThat(new String(written.getData(), UTF_8)).isEqualTo(approved);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theApprovedFileLeavesNothingOut(Class<?> event) throws IOException {
        assertThat(approved(event.getAnnotation(EventType.class))).doesNotContain("null", "[]");
    }

    /** Whatever was stored in an earlier revision is read, and says what it said; what is new in it may be null. */
    @ParameterizedTest
    @MethodSource("events")
    void everyEarlierRevisionIsReadAsTheLatest(Class<?> event) throws IOException {
        EventType type = event.getAnnotation(EventType.class);
        for (int revision = 1; revision < type.revision(); revision++) {
            String approved = approved(type.value(), revision);

            Object read = upcast(type.value(), revision, approved);

            assertThat(read).isInstanceOf(event);
            String written = new String(serializer.serialize(read, byte[].class).getData(), UTF_8);
            assertThat(written).isNotEqualTo(approved);
            assertThat(JSON.readTree(written).properties())
                    .as("revision %d of %s", revision, type.value())
                    .containsAll(JSON.readTree(approved).properties());
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aLaterRevisionIsNotRead(Class<?> event) throws IOException {
        EventType type = event.getAnnotation(EventType.class);

        assertThat(upcast(type.value(), type.revision() + 1, approved(type))).isInstanceOf(UnknownSerializedType.class);
    }

    private Object upcast(String name, int revision, String json) {
        var entry = new GenericDomainEventEntry<>(
                "aggregate",
                "aggregates/one",
                0,
                "event",
                Instant.EPOCH,
                name,
                Integer.toString(revision),
                json.getBytes(UTF_8),
                "{}".getBytes(UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, new DeskConfiguration().eventUpcasters())
                .next()
                .getPayload();
    }

    private SimpleSerializedObject<byte[]> stored(Class<?> event, String json) {
        return new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, serializer.typeForClass(event));
    }

    private static String approved(EventType type) throws IOException {
        return approved(type.value(), type.revision());
    }

    /** The approved JSON without the white space that makes it readable. */
    private static String approved(String name, int revision) throws IOException {
        String file = "/events/" + name + "-" + revision + ".json";
        try (InputStream json = EventsAreAPublicContractTest.class.getResourceAsStream(file)) {
            return JSON.readTree(Objects.requireNonNull(json, file)).toString();
        }
    }
}
