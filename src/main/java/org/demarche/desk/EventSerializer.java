package org.demarche.desk;

import java.util.Objects;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.demarche.json.StrictJson;

/** Stores events as JSON under their {@link org.demarche.kernel.EventType} name and revision, not under their class. */
final class EventSerializer extends Jackson3Serializer {
    private final EventNames names;

    EventSerializer(EventNames names) {
        super(builder().revisionResolver(names::revisionOf).jsonMapperBuilderCustomizer(StrictJson::apply));
        this.names = names;
    }

    @Override
    @SuppressWarnings("rawtypes") // as inherited
    public SerializedType typeForClass(Class type) {
        SerializedType plain = super.typeForClass(type);
        return names.nameOf(type)
                .<SerializedType>map(name -> new SimpleSerializedType(name, plain.getRevision()))
                .orElse(plain);
    }

    /** Only the latest revision of an event is known: earlier ones are upcast before, later ones are of a later program. */
    @Override
    public Class<?> classForType(SerializedType type) {
        return names.classOf(type.getName())
                .<Class<?>>map(event -> Objects.equals(names.revisionOf(event), type.getRevision())
                        ? event
                        : UnknownSerializedType.class)
                .orElseGet(() -> super.classForType(type));
    }
}
