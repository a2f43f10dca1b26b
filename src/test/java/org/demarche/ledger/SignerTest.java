package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.ledger.checkpoint.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The key and origin of a store: made once, kept, and never quietly another. */
class SignerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isMadeAtTheFirstStartAndKept(Databases database) throws IOException {
        DataSource store = database.migrated();
        Signer first = signer(store, "data/ledger.key", "");

        assertThat(first.key().name()).matches("demarche/[0-9a-f]{16}");
        assertThat(signer(store, "data/ledger.key", "").key()).isEqualTo(first.key());
        assertThat(first.sign("a\n").isSignedBy(first.key())).isTrue();
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/ledger.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheOriginThatItIsGivenFirst(Databases database) {
        DataSource store = database.migrated();
        assertThat(signer(store, "ledger.key", "example.org/crises").key().name())
                .isEqualTo("example.org/crises");
        assertThat(signer(store, "ledger.key", "").key().name()).isEqualTo("example.org/crises");
        assertRefused(store, "ledger.key", "example.org/other", "This store is the ledger example.org/crises");
    }

    @ParameterizedTest
    @EnumSource
    void isNotReplacedWhenTheKeyIsLost(Databases database) throws IOException {
        DataSource store = database.migrated();
        signer(store, "ledger.key", "");
        Files.delete(folder.resolve("ledger.key"));

        assertRefused(store, "ledger.key", "", "is not there");
        assertThat(folder.resolve("ledger.key")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void isNotReplacedByTheKeyOfAnotherNode(Databases database) {
        DataSource store = database.migrated();
        signer(store, "one.key", "");
        signer(database.migrated(), "other.key", "");

        assertRefused(store, "other.key", "", "is another key");
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameForAllNodesThatStartTogetherWithOneKey(Databases database) throws Exception {
        DataSource store = database.migrated();
        new KeyFile(folder.resolve("ledger.key")).create();
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<Signer>> nodes = IntStream.range(0, 4)
                    .mapToObj(n -> pool.submit(() -> signer(store, "ledger.key", "")))
                    .toList();
            for (Future<Signer> node : nodes) {
                assertThat(node.get().key()).isEqualTo(nodes.getFirst().get().key());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x--x"})
    void isRefusedWhenOthersCanGetAtTheKey(String permissions) throws IOException {
        DataSource store = Databases.H2.migrated();
        signer(store, "ledger.key", "");
        Files.setPosixFilePermissions(folder.resolve("ledger.key"), PosixFilePermissions.fromString(permissions));

        assertRefused(store, "ledger.key", "", "open to others than its owner (" + permissions + ")");
    }

    @Test
    void isRefusedWhenTheKeyIsDamaged() throws IOException {
        DataSource store = Databases.H2.migrated();
        signer(store, "ledger.key", "");
        Path file = folder.resolve("ledger.key");
        Files.writeString(file, Files.readString(file).substring(0, 60));

        assertRefused(store, "ledger.key", "", "cannot be read as an Ed25519 key");
    }

    @Test
    void takesAKeyThatWasMadeElsewhere() throws IOException {
        SigningKey made = SigningKey.generate();
        Path file = Files.createFile(
                folder.resolve("ledger.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, made.pem());

        assertThat(signer(Databases.H2.migrated(), "ledger.key", "a").key()).isEqualTo(made.verifier("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a+b"})
    void isRefusedAnOriginThatIsNoName(String origin) {
        assertRefused(Databases.H2.migrated(), "ledger.key", origin, "cannot be the origin of a ledger");
    }

    @Test
    void saysOnTheConsoleWhatIsTheMatter() {
        var failure = new LedgerFailure("This.", "That.");
        var analysis = new LedgerFailureAnalyzer().analyze(failure, failure);
        assertThat(analysis.getDescription()).isEqualTo("This.");
        assertThat(analysis.getAction()).isEqualTo("That.");
    }

    private void assertRefused(DataSource store, String file, String origin, String why) {
        assertThatExceptionOfType(LedgerFailure.class)
                .isThrownBy(() -> signer(store, file, origin))
                .withMessageContaining(why);
    }

    private Signer signer(DataSource store, String file, String origin) {
        return Signer.of(new SignerStore(new JdbcTemplate(store)), new KeyFile(folder.resolve(file)), origin);
    }
}
