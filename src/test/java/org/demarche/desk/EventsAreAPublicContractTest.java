package org.demarche.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
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

    private SimpleSerializedObject<byte[]> stored(Class<?> event, String json) {
        return new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, serializer.typeForClass(event));
    }

    /** The approved JSON without the white space that makes it readable. */
    private static String approved(EventType type) throws IOException {
        String file = "/events/" + type.value() + "-" + type.revision() + ".json";
        try (InputStream json = EventsAreAPublicContractTest.class.getResourceAsStream(file)) {
            return JSON.readTree(Objects.requireNonNull(json, file)).toString();
        }
    }
}
