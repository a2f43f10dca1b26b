package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.demarche.kernel.Code;
import org.demarche.web.edge.StatusOf;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The description is a valid OpenAPI 3.1 document with valid examples. */
class DescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    @Test
    void namesItsVersionItsTitleAndItsServer() {
        assertThat(Contract.DOCUMENT.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(Contract.DOCUMENT.at("/info/title").asString()).isNotBlank();
        assertThat(Contract.DOCUMENT.at("/info/version").asString()).isNotBlank();
        assertThat(Contract.DOCUMENT.at("/servers/0/url").asString()).isEqualTo("/api/v1");
    }

    @Test
    void refersOnlyToWhatItHas() {
        List<String> dangling = new ArrayList<>();
        walk(JsonPointer.empty(), Contract.DOCUMENT, (place, node) -> {
            if (node.path("$ref").isString()) {
                String reference = node.path("$ref").asString();
                if (!reference.startsWith("#/")
                        || Contract.DOCUMENT.at(reference.substring(1)).isMissingNode()) {
                    dangling.add(place + " -> " + reference);
                }
            }
        });
        assertThat(dangling).isEmpty();
    }

    @Test
    void usesEveryComponent() {
        Set<String> used = new HashSet<>();
        walk(JsonPointer.empty(), Contract.DOCUMENT, (place, node) -> {
            if (node.path("$ref").isString()) {
                used.add(node.path("$ref").asString());
            }
        });
        List<String> unused = new ArrayList<>();
        Contract.DOCUMENT
                .path("components")
                .properties()
                .forEach(kind -> kind.getValue().propertyNames().forEach(name -> {
                    String reference = "#/components/" + kind.getKey() + "/" + name;
                    if (!used.contains(reference) && !kind.getKey().equals("securitySchemes")) {
                        unused.add(reference);
                    }
                }));
        assertThat(unused).isEmpty();
    }

    @Test
    void saysOfEveryOperationWhatItIsAndHowItIsAnswered() {
        Set<String> tags = Contract.DOCUMENT
                .path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .collect(Collectors.toSet());
        Set<String> ids = new HashSet<>();
        operations((place, operation) -> {
            assertThat(ids.add(operation.path("operationId").asString()))
                    .as("%s", place)
                    .isTrue();
            assertThat(operation.path("summary").asString()).as("%s", place).isNotBlank();
            assertThat(operation.path("tags").valueStream().map(JsonNode::asString))
                    .as("%s", place)
                    .isNotEmpty()
                    .allMatch(tags::contains);
            assertThat(operation.path("responses").has("default"))
                    .as("%s", place)
                    .isTrue();
            operation
                    .path("responses")
                    .propertyNames()
                    .forEach(status -> assertThat(
                                    resolved(place.appendProperty("responses").appendProperty(status))
                                            .path("description")
                                            .asString())
                            .as("%s %s", place, status)
                            .isNotBlank());
        });
    }

    @Test
    void declaresTheParametersOfEveryPath() {
        operations((place, operation) -> {
            Set<String> declared = parameters(place).stream()
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> parameter.path("name").asString())
                    .collect(Collectors.toSet());
            Set<String> variables = new HashSet<>();
            Matcher matcher = VARIABLE.matcher(place.head().toString());
            while (matcher.find()) {
                variables.add(matcher.group(1));
            }
            assertThat(declared).as("%s", place).isEqualTo(variables);
        });
    }

    @Test
    void hasOnlySchemasThatAreSchemas() {
        Schema metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        walk(JsonPointer.empty(), Contract.DOCUMENT, (place, node) -> {
            if (isSchema(place)) {
                assertThat(metaschema.validate(node.toString(), InputFormat.JSON))
                        .as("%s", place)
                        .isEmpty();
            }
        });
    }

    @Test
    void leavesNothingUnsaidOutsideOfExamples() {
        List<JsonPointer> empty = new ArrayList<>();
        walk(JsonPointer.empty(), Contract.DOCUMENT, (place, node) -> {
            if (node.isNull() && !place.toString().matches(".*/(example|examples|enum)(/.*)?")) {
                empty.add(place);
            }
        });
        assertThat(empty).isEmpty();
    }

    @Test
    void givesExamplesThatAreValid() {
        List<JsonPointer> checked = new ArrayList<>();
        walk(JsonPointer.empty(), Contract.DOCUMENT, (place, node) -> {
            if (node.has("example") && node.has("schema")) {
                Contract.assertValid(place.appendProperty("schema"), node.path("example"));
                checked.add(place);
            }
            if (isSchema(place)) {
                node.path("examples").forEach(example -> {
                    Contract.assertValid(place, example);
                    checked.add(place);
                });
            }
        });
        assertThat(checked).hasSizeGreaterThan(60);
    }

    @Test
    void givesAnExampleOfEveryParameterRequestAndAnswer() {
        operations((place, operation) -> {
            parameters(place)
                    .forEach(parameter -> assertThat(parameter.has("example"))
                            .as("%s %s", place, parameter)
                            .isTrue());
            JsonNode request = operation.at("/requestBody/content/application~1json");
            assertThat(request.isMissingNode() || request.has("example"))
                    .as("%s", place)
                    .isTrue();
            operation.path("responses").propertyNames().stream()
                    .filter(status -> status.startsWith("2"))
                    .map(status -> resolved(place.appendProperty("responses").appendProperty(status)))
                    .map(response -> response.at("/content/application~1json"))
                    .filter(content ->
                            !content.isMissingNode() && !place.toString().contains("openapi"))
                    .forEach(content ->
                            assertThat(content.has("example")).as("%s", place).isTrue());
        });
    }

    @Test
    void listsEveryCodeAndEachUnderItsStatus() {
        assertThat(texts(Contract.DOCUMENT.at("/components/schemas/Code/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::text).toList());
        Contract.DOCUMENT.at("/components/responses").properties().forEach(response -> {
            JsonNode own = response.getValue().at("/content/application~1problem+json/schema/allOf/1/properties");
            if (!own.isMissingNode()) {
                int status = own.at("/status/const").asInt();
                assertThat(texts(own.at("/code/enum")))
                        .as("%s", response.getKey())
                        .containsExactlyElementsOf(Arrays.stream(Code.values())
                                .filter(code -> StatusOf.code(code) == status)
                                .map(Code::text)
                                .toList());
            }
        });
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static boolean isSchema(JsonPointer place) {
        String path = place.toString();
        return path.endsWith("/schema") || path.matches("/components/schemas/[A-Za-z]+");
    }

    private static JsonNode resolved(JsonPointer place) {
        return Contract.DOCUMENT.at(Contract.resolve(place));
    }

    /** The parameters of an operation and of its path. */
    private static List<JsonNode> parameters(JsonPointer operation) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonPointer owner : List.of(operation, operation.head())) {
            JsonPointer list = owner.appendProperty("parameters");
            for (int i = 0; i < Contract.DOCUMENT.at(list).size(); i++) {
                all.add(resolved(list.appendIndex(i)));
            }
        }
        return all;
    }

    private static void operations(BiConsumer<JsonPointer, JsonNode> visitor) {
        JsonPointer paths = JsonPointer.compile("/paths");
        Contract.DOCUMENT
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> visitor.accept(
                                paths.appendProperty(path.getKey()).appendProperty(operation.getKey()),
                                operation.getValue())));
    }

    private static void walk(JsonPointer place, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
        visitor.accept(place, node);
        node.properties().forEach(entry -> walk(place.appendProperty(entry.getKey()), entry.getValue(), visitor));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(place.appendIndex(i), node.get(i), visitor);
        }
    }
}
