package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The served description and the served routes are one and the same. */
@Served
class DescriptionIsCompleteTest {
    private static final Pattern EXPRESSION = Pattern.compile(":[^}]+}");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void describesEveryRouteAndNoOther() {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(mapped());
    }

    @Test
    void servesJsonAndYamlThatSayTheSame() {
        Api api = new Api(port);
        Answer json = api.get("/openapi.json");
        Answer yaml = api.get("/openapi.yaml");
        Object fromYaml = new Yaml().load(yaml.body());
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(fromYaml)).isEqualTo(json.json());
        assertThat(api.get("/openapi.json", "If-None-Match", json.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    private Set<String> mapped() {
        Set<String> routes = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/v1"))
                        .map(pattern -> EXPRESSION
                                .matcher(pattern.substring("/api/v1".length()))
                                .replaceAll("}"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method.name().toLowerCase(Locale.ROOT) + " " + path))));
        return routes;
    }

    private static Set<String> described() {
        Set<String> routes = new TreeSet<>();
        Contract.DOCUMENT
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method -> routes.add(method + " " + path.getKey())));
        return routes;
    }
}
