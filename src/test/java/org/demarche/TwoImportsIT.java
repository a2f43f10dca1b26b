package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes bring the same file into one PostgreSQL at once, while a server runs on it. */
class TwoImportsIT {
    private static final int ROWS = 1_300;
    private static final Pattern LINE =
            Pattern.compile("(\\d+) rows read, (\\d+) recorded, (\\d+) duplicates, (\\d+) refused");

    @TempDir
    Path folder;

    @Test
    void recordWhatOneWouldHave() throws Exception {
        Path file = RealRows.file(folder, ROWS);
        String[] store = {
            "--spring.datasource.url=" + Databases.POSTGRESQL.url(),
            "--spring.datasource.username=" + Databases.POSTGRESQL.user,
            "--spring.datasource.password=" + Databases.POSTGRESQL.password
        };
        long recorded = 0;
        long refused = 0;
        Path data = folder.resolve("data");
        String folderOfKey = "--demarche.data=" + data;
        try (Server server = Server.start(data, store);
                ExecutorService two = Executors.newFixedThreadPool(2)) {
            String[] command =
                    with(store, "import", folderOfKey, "--crisis=niger-2023", "--format=gdelt", file.toString());
            List<Future<Finished>> both =
                    List.of(two.submit(() -> Finished.program(command)), two.submit(() -> Finished.program(command)));
            for (Future<Finished> one : both) {
                Finished program = one.get();
                assertThat(program.status()).as(program.output()).isZero();
                Matcher line = LINE.matcher(program.output());
                assertThat(line.find()).as(program.output()).isTrue();
                assertThat(number(line, 2) + number(line, 3) + number(line, 4))
                        .isEqualTo(number(line, 1))
                        .isEqualTo(ROWS);
                recorded += number(line, 2);
                refused += number(line, 4);
            }
            assertThat(server.get("crises/niger-2023/developments?limit=1").statusCode())
                    .isEqualTo(200);
        }
        assertThat(recorded).isEqualTo(ROWS - refused / 2);
        Path export = folder.resolve("export.jsonl");
        assertThat(Said.to(with(store, "export", folderOfKey, export.toString()))
                        .status())
                .isZero();
        assertThat(RealRows.recorded(export)).isEqualTo(RealRows.undisturbed(folder, file));
    }

    private static String[] with(String[] settings, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(settings));
        return all.toArray(String[]::new);
    }

    private static long number(Matcher line, int group) {
        return Long.parseLong(line.group(group));
    }
}
