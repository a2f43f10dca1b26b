package org.demarche.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log of accesses keeps, and for how long. */
class AccessLogTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-26T12:34:56.789Z");

    @Test
    void keepsWhoWasLetInAndWhoWasNot() {
        AccessLog log = log(10);
        log.letIn("auditor", "tok-1", "GET", "/api/v1/export", "127.0.0.1", "c-1");
        log.refused(401, null, null, "GET", "/api/v1/sources", "10.0.0.1", null);
        assertThat(read(log, "2026-11-26", 0))
                .containsExactly(
                        new Access(now, null, "auditor", "tok-1", "GET", "/api/v1/export", "127.0.0.1", "c-1", 0),
                        new Access(now, 401, null, null, "GET", "/api/v1/sources", "10.0.0.1", null, 0));
        assertThat(read(log, "2026-11-26", 1)).hasSize(1);
        assertThat(read(log, "2026-11-27", 0)).isEmpty();
    }

    @Test
    void beginsAFileEveryDayAndDeletesThoseThatAreNotToBeKept() throws Exception {
        AccessLog log = log(2);
        for (int day = 0; day < 4; day++) {
            log.refused(403, "jane", "tok-2", "PUT", "/day/" + day, "10.0.0.1", "c");
            now = now.plus(Duration.ofDays(1));
        }
        Files.writeString(folder.resolve("note.txt"), "not ours");
        assertThat(read(log, "1970-01-01", 0).stream().map(Access::path)).containsExactly("/day/1", "/day/2", "/day/3");
        assertThat(read(log, "2026-11-28", 0).stream().map(Access::path)).containsExactly("/day/2", "/day/3");
        log(2).refused(403, "jane", "tok-2", "PUT", "/day/4", "10.0.0.1", "c");
        assertThat(folder.resolve("note.txt")).exists();
        assertThat(folder.resolve("2026-11-27.jsonl")).doesNotExist();
    }

    @Test
    void losesATornLineAndNoOther() throws Exception {
        AccessLog log = log(10);
        log.letIn("auditor", "tok-1", "GET", "/first", "127.0.0.1", "c-1");
        log.letIn("auditor", "tok-1", "GET", "/torn", "127.0.0.1", "c-2");
        Path file = folder.resolve("2026-11-26.jsonl");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 5));
        log.letIn("auditor", "tok-1", "GET", "/last", "127.0.0.1", "c-3");
        assertThat(read(log, "2026-11-26", 0).stream().map(Access::path)).containsExactly("/first", "/last");
        assertThat(read(log, "2026-11-26", 2).stream().map(Access::path)).containsExactly("/last");
    }

    @Test
    void goesOnInANewFolderWhereSomebodyHasTakenTheOldOneAway() throws Exception {
        AccessLog log = log(10);
        log.letIn("auditor", "tok-1", "GET", "/first", "127.0.0.1", "c-1");
        Files.delete(folder.resolve("2026-11-26.jsonl"));
        Files.delete(folder);
        log.letIn("auditor", "tok-1", "GET", "/second", "127.0.0.1", "c-2");
        assertThat(read(log, "2026-11-26", 0).stream().map(Access::path)).containsExactly("/second");
    }

    @Test
    void cannotBeFilledFromOutside() {
        AccessLog log = log(10);
        for (int i = 0; i < AccessLog.REFUSALS_A_MINUTE + 7; i++) {
            log.refused(401, null, null, "GET", "/" + i, "10.0.0.1", null);
        }
        assertThat(read(log, "2026-11-26", 0)).hasSize(AccessLog.REFUSALS_A_MINUTE);
        log.letIn("auditor", "tok-1", "GET", "/api/v1/export", "127.0.0.1", "c-1");
        now = now.plusSeconds(60);
        log.refused(401, null, null, "GET", "/last", "10.0.0.1", null);
        List<Access> lines = read(log, "2026-11-26", 0);
        assertThat(lines).hasSize(AccessLog.REFUSALS_A_MINUTE + 2);
        assertThat(lines.getLast().omitted()).isEqualTo(7);
    }

    private static List<Access> read(AccessLog log, String from, long skip) {
        List<Access> read = new ArrayList<>();
        log.read(LocalDate.parse(from), skip, (day, line, access) -> read.add(access));
        return read;
    }

    private AccessLog log(int days) {
        InstantSource clock = () -> now;
        return new AccessLog(folder, days, clock.withZone(ZoneOffset.UTC));
    }
}
