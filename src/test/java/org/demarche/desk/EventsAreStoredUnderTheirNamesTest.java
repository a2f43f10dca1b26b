package org.demarche.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.demarche.kernel.EventType;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.source.SourceRegraded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsAreStoredUnderTheirNamesTest {
    private final EventSerializer serializer = new EventSerializer(new DeskConfiguration().eventNames());

    /** Two events of one name. */
    sealed interface Twins {
        @EventType("twin")
        record One() implements Twins {}

        @EventType("twin")
        record Other() implements Twins {}
    }

    /** An event without a name. */
    sealed interface Foundlings {
        record Nameless() implements Foundlings {}
    }

    @Test
    void storesTheNameAndTheRevision() {
        assertThat(serializer.typeForClass(SourceRegraded.class))
                .isEqualTo(new SimpleSerializedType("source-regraded", "1"));
    }

    @Test
    void findsTheClassOfAName() {
        assertThat(serializer.classForType(new SimpleSerializedType("source-regraded", "1")))
                .isEqualTo(SourceRegraded.class);
    }

    @Test
    void doesNotKnowANameThatNoEventHas() {
        assertThat(serializer.classForType(new SimpleSerializedType("source-deleted", "1")))
                .isEqualTo(UnknownSerializedType.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "2"})
    void doesNotKnowAnotherRevision(@Nullable String revision) {
        assertThat(serializer.classForType(new SimpleSerializedType("source-regraded", revision)))
                .isEqualTo(UnknownSerializedType.class);
    }

    @Test
    void givesBackWhatWasStored() {
        var event = new SourceRegraded(new SourceId("afp"), Reliability.B);

        Object back = serializer.deserialize(serializer.serialize(event, byte[].class));

        assertThat(back).isEqualTo(event);
    }

    @Test
    void storesMetadataAsAxonDoes() {
        MetaData metadata = MetaData.with("who", "amina").and("reason", "l'été");

        Object back = serializer.deserialize(serializer.serialize(metadata, byte[].class));

        assertThat(back).isEqualTo(metadata);
    }

    @Test
    void refusesTwoEventsOfOneName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventNames(Twins.class));
    }

    @Test
    void refusesAnEventWithoutAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventNames(Foundlings.class));
    }
}
