package org.demarche.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.demarche.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every store of tokens does, and what the file does besides. */
class TokenStoresTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Token FIRST = token("tok-1", List.of(Role.ADMIN), null);
    private static final Token SECOND = token("tok-2", List.of(Role.AUDITOR, Role.RECORDER), NOON.plusSeconds(60));
    private static final String HASH = "0".repeat(64);

    @TempDir
    Path folder;

    /** Where tokens are kept. */
    enum Kind {
        FILE,
        H2,
        POSTGRESQL
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasMade(Kind kind) {
        TokenStore store = store(kind);
        assertThat(store.list()).isEmpty();
        store.add(HASH, FIRST);
        store.add("1".repeat(64), SECOND);
        assertThat(store.list()).containsExactly(FIRST, SECOND);
        assertThat(store.find(HASH)).contains(FIRST);
        assertThat(store.find("2".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheFirstRevocation(Kind kind) {
        TokenStore store = store(kind);
        store.add(HASH, FIRST);
        store.revoke("tok-1", NOON);
        store.revoke("tok-1", NOON.plusSeconds(9));
        store.revoke("tok-9", NOON);
        assertThat(store.find(HASH)).contains(FIRST.revokedAt(NOON));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheLastUse(Kind kind) {
        TokenStore store = store(kind);
        store.add(HASH, FIRST);
        store.use("tok-1", NOON);
        store.use("tok-1", NOON.plusSeconds(3_600));
        assertThat(store.list()).containsExactly(FIRST.usedAt(NOON.plusSeconds(3_600)));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void knowsNobodyByARoleOfANewerVersion(Kind kind) {
        JdbcClient database = JdbcClient.create(Databases.valueOf(kind.name()).migrated());
        TokenStore store = table(database);
        store.add(HASH, FIRST);
        store.add("1".repeat(64), SECOND);
        database.sql("update access_token set roles = 'SEER' where id = 'tok-1'")
                .update();
        assertThat(store.find(HASH)).isEmpty();
        assertThat(store.find("1".repeat(64))).contains(SECOND);
    }

    @Test
    void seesWhatAnotherProcessHasWritten() {
        TokenFile server = new TokenFile(file());
        TokenFile command = new TokenFile(file());
        assertThat(server.list()).isEmpty();
        command.add(HASH, FIRST);
        assertThat(server.find(HASH)).contains(FIRST);
        server.revoke("tok-1", NOON);
        assertThat(command.find(HASH)).contains(FIRST.revokedAt(NOON));
    }

    @Test
    void passesOverWhatACrashHasLeftOfALine() throws IOException {
        TokenFile store = new TokenFile(file());
        store.add(HASH, FIRST);
        Files.writeString(file(), "{\"revoked\":{\"id\":\"tok-1\",", StandardOpenOption.APPEND);
        assertThat(store.find(HASH)).contains(FIRST);
        assertThat(new TokenFile(file()).find(HASH)).contains(FIRST);
        store.add("1".repeat(64), SECOND);
        assertThat(store.list()).containsExactly(FIRST, SECOND);
        assertThat(new TokenFile(file()).list()).containsExactly(FIRST, SECOND);
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @Test
    void isForItsOwnerAloneAndHoldsNoSecret() throws IOException {
        Tokens tokens = new Tokens(new TokenFile(file()), Clock.systemUTC());
        String secret =
                tokens.create("somebody", Set.of(Role.ANALYST), null, "test").secret();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file())).doesNotContain(secret).contains(Secret.hash(secret));
    }

    private Path file() {
        return folder.resolve("tokens.jsonl");
    }

    private TokenStore store(Kind kind) {
        return switch (kind) {
            case FILE -> new TokenFile(folder.resolve(UUID.randomUUID().toString()));
            case H2 -> table(JdbcClient.create(Databases.H2.migrated()));
            case POSTGRESQL -> table(JdbcClient.create(Databases.POSTGRESQL.migrated()));
        };
    }

    private static TokenStore table(JdbcClient database) {
        return new TokenTable(() -> database, () -> database);
    }

    private static Token token(String id, List<Role> roles, @Nullable Instant expires) {
        return new Token(id, "somebody", roles, NOON.minusSeconds(9), "admin", expires, null, null);
    }
}
