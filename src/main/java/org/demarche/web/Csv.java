package org.demarche.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as RFC 4180 wants them, with a header. A field of a nested object is a column {@code outer.inner}; a list is one
 * cell of JSON; null is an empty cell; a field that is left out where it is null is a column after the others, or none where
 * no row has it. A text that a spreadsheet would take for a formula is preceded by an apostrophe.
 */
@Component
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final JsonMapper json;

    Csv(JsonMapper json) {
        this.json = json;
    }

    String write(Rows rows) {
        return write(rows.type(), rows.rows());
    }

    /** The rows under a header. */
    public String write(Class<? extends Record> type, List<? extends Record> rows) {
        List<Column> columns = new ArrayList<>();
        collect(type, "", JsonPointer.empty(), columns);
        List<JsonNode> trees = rows.stream().<JsonNode>map(json::valueToTree).toList();
        columns.removeIf(column -> column.optional()
                && trees.stream().allMatch(tree -> tree.at(column.place()).isMissingNode()));
        columns.sort(Comparator.comparing(Column::optional));
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(columns.stream().map(Column::name));
            for (JsonNode tree : trees) {
                printer.printRecord(columns.stream().map(column -> cell(tree.at(column.place()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void collect(Class<?> type, String prefix, JsonPointer place, List<Column> columns) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (is(component, JsonIgnore.class)) {
                continue;
            }
            Class<?> inner = component.getType();
            if (is(component, JsonUnwrapped.class)) {
                collect(inner, prefix, place, columns);
            } else if (inner.isRecord() && !isText(inner)) {
                collect(inner, prefix + component.getName() + ".", place.appendProperty(component.getName()), columns);
            } else {
                columns.add(new Column(
                        prefix + component.getName(),
                        place.appendProperty(component.getName()),
                        isLeftOutWhereNull(component)));
            }
        }
    }

    private static boolean is(RecordComponent component, Class<? extends java.lang.annotation.Annotation> annotation) {
        return component.getAccessor().isAnnotationPresent(annotation);
    }

    private static boolean isLeftOutWhereNull(RecordComponent component) {
        JsonInclude inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
        return inclusion != null && inclusion.value() == JsonInclude.Include.NON_NULL;
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isContainer()) {
            return value.toString();
        }
        String text = value.asString();
        return value.isString() && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** @param optional whether it may be left out */
    private record Column(String name, JsonPointer place, boolean optional) {}
}
