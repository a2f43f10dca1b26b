package org.demarche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What operations.md and the dashboard say of meters, held against what a server that has been used gives. */
@Served
class DocumentedMetersTest {
    private static final Pattern OURS = Pattern.compile("`(demarche\\.[a-z.-]+)`");
    private static final Pattern ASKED = Pattern.compile("\\b((?:demarche|http|jvm|hikaricp)_[a-z_]+)");
    private static final Pattern SERVED = Pattern.compile("^# TYPE (\\S+) \\S+$", Pattern.MULTILINE);

    @LocalServerPort
    private int port;

    @Test
    void theListIsWholeAndTrue() throws IOException {
        String table = Files.readString(Path.of("docs/operations.md"));
        table = table.substring(table.indexOf("**Metrics.**"), table.indexOf("| `http.server.requests`"));
        Set<String> documented = found(OURS, table).stream()
                .map(name -> name.replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());
        Set<String> served = families().stream()
                .filter(name -> name.startsWith("demarche_"))
                .map(name -> name.replaceAll("_(total|bytes|seconds|seconds_max)$", ""))
                .collect(Collectors.toSet());
        assertThat(served).isEqualTo(documented);
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        Set<String> families = families();
        String dashboard = Files.readString(Path.of("src/main/docker/grafana/dashboards/demarche.json"));
        Set<String> asked = found(ASKED, dashboard).stream()
                .map(name -> name.replaceAll("_(bucket|sum|count)$", ""))
                .collect(Collectors.toSet());
        assertThat(asked).hasSizeGreaterThan(8).isSubsetOf(families);
    }

    /** Those of a server that has taken a write and refused one. */
    private Set<String> families() {
        Api api = new Api(port);
        api.put("/sources/documented", "{\"name\": \"A wire\", \"reliability\": \"B\"}");
        api.put("/sources/documented", "{}");
        return found(SERVED, new RawHttp(port).request("GET", "/actuator/prometheus"));
    }

    /** What the group of the pattern is, wherever that is found. */
    private static Set<String> found(Pattern pattern, String text) {
        Set<String> all = new TreeSet<>();
        pattern.matcher(text).results().forEach(found -> all.add(found.group(1)));
        return all;
    }
}
