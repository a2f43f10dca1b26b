package org.demarche.desk;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
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

    @Override
    protected String resolveClassName(SerializedType type) {
        return names.classOf(type.getName()).map(Class::getName).orElseGet(() -> super.resolveClassName(type));
    }
}
