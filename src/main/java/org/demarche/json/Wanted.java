package org.demarche.json;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names, in the words of JSON, what is to be given where a value of a class is read. */
public final class Wanted {
    private Wanted() {}

    /** Such as {@code a whole number within its range}; for null, and whatever has no such words, the documented form. */
    public static String by(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of the documented form";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a whole number within its range";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "an object";
        }
        return type == String.class ? "a text" : "a value of the documented form";
    }
}
