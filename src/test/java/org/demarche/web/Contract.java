package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.demarche.web.description.ServedDescription;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API as something that answers can be held against. */
final class Contract {
    static final JsonNode DOCUMENT = JsonMapper.shared().readTree(ServedDescription.json());

    private static final String IRI = "urn:demarche:openapi";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(), registry -> registry.schemas(Map.of(IRI, DOCUMENT.toString())));
    private static final Map<JsonPointer, Schema> COMPILED = new ConcurrentHashMap<>();

    private Contract() {}

    /** That an answer of an operation has a status, the headers and a body that are described. */
    static void check(String method, String path, Answer answer) {
        JsonPointer response = operation(method, path)
                .map(operation -> response(operation, answer.status()))
                .orElse(JsonPointer.compile("/components/responses/Refused"));
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (!answer.body().isEmpty()) {
            JsonPointer content = response.appendProperty("content").appendProperty(type);
            assertThat(DOCUMENT.at(content).isMissingNode())
                    .as("%s %s answered %s %s: %s", method, path, answer.status(), type, answer.body())
                    .isFalse();
            if (type.endsWith("/json") || type.endsWith("+json")) {
                assertValid(content.appendProperty("schema"), answer.json());
            }
        }
        for (Entry<String, JsonNode> header :
                DOCUMENT.at(response).path("headers").properties()) {
            answer.headers()
                    .firstValue(header.getKey())
                    .ifPresent(value -> assertValid(
                            resolve(response.appendProperty("headers").appendProperty(header.getKey()))
                                    .appendProperty("schema"),
                            asWritten(value)));
        }
    }

    /** The operation of the description that a request is for. */
    static Optional<JsonPointer> operation(String method, String path) {
        String below = path.replaceFirst("^/api/v1", "");
        return DOCUMENT.path("paths").properties().stream()
                .filter(entry -> Pattern.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+"), below))
                .filter(entry -> entry.getValue().has(described(method)))
                .map(entry -> JsonPointer.compile("/paths")
                        .appendProperty(entry.getKey())
                        .appendProperty(described(method)))
                .findFirst();
    }

    private static String described(String method) {
        return method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    }

    private static JsonPointer response(JsonPointer operation, int status) {
        JsonPointer responses = operation.appendProperty("responses");
        JsonPointer own = responses.appendProperty(Integer.toString(status));
        assertThat(status < 400 && DOCUMENT.at(own).isMissingNode())
                .as("%s is answered %s, which is not described", operation, status)
                .isFalse();
        return resolve(DOCUMENT.at(own).isMissingNode() ? responses.appendProperty("default") : own);
    }

    /** Where a reference leads. */
    static JsonPointer resolve(JsonPointer place) {
        JsonNode reference = DOCUMENT.at(place).path("$ref");
        return reference.isMissingNode()
                ? place
                : resolve(JsonPointer.compile(reference.asString().substring(1)));
    }

    /** That a value is what the schema at this place describes. */
    static void assertValid(JsonPointer schema, JsonNode value) {
        assertThat(DOCUMENT.at(schema).isMissingNode())
                .as("no schema at %s", schema)
                .isFalse();
        Schema compiled =
                COMPILED.computeIfAbsent(schema, place -> SCHEMAS.getSchema(SchemaLocation.of(IRI + "#" + place)));
        assertThat(compiled.validate(value.toString(), InputFormat.JSON))
                .as("%s against %s", value, schema)
                .isEmpty();
    }

    private static JsonNode asWritten(String header) {
        boolean number = header.matches("[0-9]+");
        return JsonMapper.shared().valueToTree(number ? (Object) Long.valueOf(header) : header);
    }
}
