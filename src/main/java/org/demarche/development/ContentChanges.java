package org.demarche.development;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** In which fields two versions of a content differ. */
final class ContentChanges {
    private static final Map<String, Function<Content, @Nullable Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("occurred", Content::occurred);
        FIELDS.put("type", Content::type);
        FIELDS.put("summary", Content::summary);
        FIELDS.put("initiators", Content::initiators);
        FIELDS.put("targets", Content::targets);
        FIELDS.put("standing", Content::standing);
        FIELDS.put("ends", Content::ends);
        FIELDS.put("supersedes", Content::supersedes);
        FIELDS.put("deadline", Content::deadline);
        FIELDS.put("condition", Content::condition);
        FIELDS.put("place", Content::place);
        FIELDS.put("signals", Content::signals);
        FIELDS.put("codes", Content::codes);
        FIELDS.put("flags", Content::flags);
    }

    private ContentChanges() {}

    /** The names of the fields, in the order of the record. */
    static List<String> between(Content before, Content after) {
        return FIELDS.entrySet().stream()
                .filter(field -> !Objects.equals(
                        field.getValue().apply(before), field.getValue().apply(after)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
