package org.demarche.web.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI document: written by hand, one file for each feature, put together here. JSON and YAML are made of the one
 * document and say the same.
 */
final class Description {
    private static final List<String> FILES =
            List.of("common", "sources", "actors", "crises", "developments", "stances", "imports", "ledger", "access");

    private final Map<String, Object> document = new LinkedHashMap<>();

    private Description() {}

    /** Reads the files. Refuses two that say something about the same thing. */
    static Description read() {
        Description description = new Description();
        for (String name : FILES) {
            Map<String, Object> part = load("/openapi/" + name + ".yaml");
            part.remove("x-shared");
            join(description.document, part, name);
        }
        return description;
    }

    byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(document);
    }

    String yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDereferenceAliases(true);
        options.setWidth(120);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options).dump(document);
    }

    private static Map<String, Object> load(String resource) {
        try (InputStream file = Description.class.getResourceAsStream(resource)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void join(Map<String, Object> whole, Map<String, Object> part, String where) {
        part.forEach((name, value) -> {
            Object there = whole.get(name);
            if (there == null) {
                whole.put(name, value);
            } else if (there instanceof Map && value instanceof Map) {
                join((Map<String, Object>) there, (Map<String, Object>) value, where + "." + name);
            } else if (there instanceof List<?> list && value instanceof List<?> more) {
                List<Object> all = new ArrayList<>(list);
                all.addAll(more);
                whole.put(name, all);
            } else {
                throw new IllegalStateException("described twice: " + where + "." + name);
            }
        });
    }
}
