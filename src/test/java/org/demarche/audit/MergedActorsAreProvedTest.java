package org.demarche.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.demarche.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stances that rest on a merge, from an export and from a certificate alone. */
class MergedActorsAreProvedTest {
    private static final String STANCE = "/crises/niger-2023/stances/burkina-faso/actors/france";
    private static final String REASON = "{\"reason\": \"for once\"}";

    @TempDir
    Path folder;

    @Test
    void fromAnExportAndFromACertificate() throws Exception {
        try (NigerServer server = new NigerServer(folder.resolve("data"))) {
            server.post("/actors/mali/merge-into/burkina-faso", REASON);
            long merged = NigerServer.HEAD + 1;
            server.post("/actors/mali/separation", REASON);
            Path export = Files.writeString(folder.resolve("export"), server.get("/export"));

            String before = trace(server, NigerServer.HEAD);
            String between = trace(server, merged);
            String after = trace(server, merged + 1);
            assertThat(contributions(between)).isGreaterThan(contributions(before));
            assertThat(contributions(after)).isEqualTo(contributions(before));
            assertThat(explained(export, NigerServer.HEAD)).isEqualTo(before);
            assertThat(explained(export, merged)).isEqualTo(between);
            assertThat(explained(export, merged + 1)).isEqualTo(after);
            for (long known = NigerServer.HEAD; known <= merged + 1; known++) {
                Path certificate = Files.writeString(
                        folder.resolve("certificate-" + known),
                        server.get(STANCE + "/certificate?at=2023-08-15&known=" + known));
                assertThat(Said.to("verify-certificate", certificate.toString()).out())
                        .startsWith("VERIFIED ");
            }
        }
    }

    private static String trace(NigerServer server, long known) throws Exception {
        return server.get(STANCE + "/trace?at=2023-08-15&known=" + known);
    }

    private static int contributions(String trace) {
        JsonNode answer = JsonMapper.shared().readTree(trace.getBytes(UTF_8));
        return answer.path("contributions").size();
    }

    private static String explained(Path export, long known) {
        return Said.to(
                        "explain",
                        export.toString(),
                        "--crisis=niger-2023",
                        "--holder=burkina-faso",
                        "--subject=actors/france",
                        "--at=2023-08-15",
                        "--known=" + known,
                        "--json")
                .out();
    }
}
