package org.demarche.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns what the JSON reader complains about into a refusal that names the field. */
public final class Unreadable {
    private Unreadable() {}

    /** The refusal that {@code failure} amounts to, with the path of the field where the JSON could be read at all. */
    public static Refusal refusal(JacksonException failure) {
        String path = path(failure);
        if (failure.getCause() instanceof Refusal refusal) {
            return path.isEmpty() ? refusal : isText(failure) ? renamed(refusal, path) : refusal.within(path);
        }
        if (path.isEmpty()) {
            return malformed(failure);
        }
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                new Refusal(Code.UNKNOWN_FIELD, path, "Remove this field or correct its name; it would be lost.");
            case MismatchedInputException misfit -> invalid(path, misfit.getTargetType());
            case DatabindException misfit -> invalid(path, null);
            case InputCoercionException beyond -> invalid(path, beyond.getTargetType());
            default -> malformed(failure);
        };
    }

    private static Refusal malformed(JacksonException failure) {
        TokenStreamLocation at = failure.getLocation();
        String place = at == null || at.getLineNr() < 1
                ? ""
                : "; it was read to line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Refusal(
                Code.MALFORMED_JSON, null, "Send one well-formed JSON object in UTF-8, no field twice" + place + ".");
    }

    private static Refusal invalid(String path, @Nullable Class<?> type) {
        return new Refusal(Code.INVALID_VALUE, path, "Give " + Wanted.by(type) + ".");
    }

    /** Whether a value written as one text refused itself: its own field name says nothing then. */
    private static boolean isText(JacksonException failure) {
        return failure instanceof ValueInstantiationException value
                && Arrays.stream(value.getType().getRawClass().getMethods())
                        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static Refusal renamed(Refusal refusal, String path) {
        return new Refusal(refusal.code(), path, refusal.detail());
    }

    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
