package org.demarche.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in the jar may be passed on by whoever passes the jar on; of several licences one is chosen. */
class LicencesIT {
    private static final Path BILL = Path.of("target", "classes", "META-INF", "sbom", "application.cdx.json");
    private static final Set<String> TAKEN = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "MPL-2.0",
            "Public Domain",
            "Indiana University Extreme! Lab Software License");

    @Test
    void areThoseThatWeTake() throws Exception {
        List<JsonNode> components = JsonMapper.shared()
                .readTree(Files.readString(BILL))
                .path("components")
                .valueStream()
                .toList();
        assertThat(components).hasSizeGreaterThan(50);
        assertThat(components)
                .allSatisfy(component -> assertThat(
                                component.path("licenses").valueStream().map(LicencesIT::name))
                        .as(component.path("purl").asString())
                        .anyMatch(TAKEN::contains));
    }

    private static String name(JsonNode each) {
        JsonNode licence = each.path("license");
        return licence.path("id")
                .asString(licence.path("name").asString(each.path("expression").asString("")));
    }
}
