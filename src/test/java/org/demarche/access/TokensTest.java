package org.demarche.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token is good, and who gets the first. */
class TokensTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-26T12:34:56.789Z");

    @Test
    void isGoodUntilItExpires() {
        Issued issued = create(now.plusSeconds(60));
        assertThat(tokens().authenticate(issued.secret())).isPresent();
        now = now.plusSeconds(59);
        assertThat(tokens().authenticate(issued.secret())).isPresent();
        now = now.plusSeconds(1);
        assertThat(tokens().authenticate(issued.secret())).isEmpty();
    }

    @Test
    void isGoodUntilItIsRevoked() {
        Issued issued = create(null);
        assertThat(tokens().revoke(issued.token().id()).revoked()).isEqualTo("2026-11-26T12:34:56Z");
        assertThat(tokens().authenticate(issued.secret())).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens().revoke("tok-unknown"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND));
    }

    @Test
    void isKnownByItsWholeSecretAlone() {
        String secret = create(null).secret();
        assertThat(secret).matches("dmr_[A-Za-z0-9_-]{43}");
        assertThat(create(null).secret()).isNotEqualTo(secret);
        assertThat(tokens().authenticate(secret.substring(1))).isEmpty();
        assertThat(tokens().authenticate(secret + "A")).isEmpty();
        assertThat(tokens().authenticate("")).isEmpty();
    }

    @Test
    void notesTheHourOfItsLastUse() {
        Issued issued = create(null);
        tokens().authenticate(issued.secret());
        now = now.plus(Duration.ofMinutes(10));
        tokens().authenticate(issued.secret());
        assertThat(tokens().list().getFirst().lastUsed()).isEqualTo("2026-11-26T12:00:00Z");
        now = now.plus(Duration.ofHours(1));
        tokens().authenticate(issued.secret());
        assertThat(tokens().list().getFirst().lastUsed()).isEqualTo("2026-11-26T13:00:00Z");
    }

    @Test
    void notesItOnceForAllWhoHaveSeenItUnnoted() {
        Issued issued = create(null);
        AtomicInteger notes = new AtomicInteger();
        TokenStore stale = new TokenFile(folder.resolve("tokens.jsonl")) {
            @Override
            public synchronized Optional<Token> find(String hash) {
                return Optional.of(issued.token());
            }

            @Override
            public synchronized void use(String id, Instant moment) {
                if (notes.incrementAndGet() == 1) {
                    throw new UncheckedIOException(new IOException("full"));
                }
            }
        };
        Tokens tokens = new Tokens(stale, Clock.fixed(now, ZoneOffset.UTC));
        for (int n = 0; n < 5; n++) {
            assertThat(tokens.authenticate(issued.secret())).isPresent();
        }
        assertThat(notes).as("once more after it could not be noted").hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-jane", "jane doe", "jane\ndoe", "j\u00e9r\u00f4me", "<b>"})
    void refusesNamesThatCouldMisleadAReader(String subject) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens().create(subject, Set.of(Role.ANALYST), null, "test"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_VALUE));
        assertThat(tokens().list()).isEmpty();
    }

    @Test
    void refusesATokenForNothingOrForNoTime() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens().create("jane", Set.of(), null, "test"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.MISSING_FIELD));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> create(now))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_VALUE));
    }

    @Test
    void makesTheFirstTokenOnce() throws IOException {
        Path file = folder.resolve("new").resolve("token");
        FirstToken first = new FirstToken(tokens(), file, false);
        assertThat(first.make()).isTrue();
        String secret = Files.readString(file).strip();
        assertThat(tokens().authenticate(secret).orElseThrow().roles()).containsExactly(Role.ADMIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        tokens().revoke(tokens().list().getFirst().id());
        assertThat(first.make()).as("a revoked token does not come again").isFalse();
    }

    @Test
    void makesItAgainWhenItWasLostBeforeAnybodyUsedIt() throws IOException {
        Path file = folder.resolve("token");
        FirstToken first = new FirstToken(tokens(), file, false);
        assertThat(first.make()).isTrue();
        assertThat(first.make()).isFalse();
        Files.delete(file);
        assertThat(first.make()).isTrue();
        tokens().authenticate(Files.readString(file).strip());
        Files.delete(file);
        assertThat(first.make()).as("it was used").isFalse();
    }

    @Test
    void makesNoOtherForANodeThatHasNotTheFile() throws IOException {
        assertThat(new FirstToken(tokens(), folder.resolve("one"), true).make()).isTrue();
        assertThat(new FirstToken(tokens(), folder.resolve("other"), true).make())
                .isFalse();
        assertThat(tokens().list()).hasSize(1);
    }

    @Test
    void takesTheFirstTokenBackThatCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        FirstToken first = new FirstToken(tokens(), folder.resolve("file").resolve("token"), false);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(first::make);
        assertThat(tokens().list().getFirst().revoked()).isNotNull();
    }

    private Issued create(@Nullable Instant expires) {
        return tokens().create("jane", Set.of(Role.RECORDER), expires, "test");
    }

    private Tokens tokens() {
        InstantSource clock = () -> now;
        return new Tokens(new TokenFile(folder.resolve("tokens.jsonl")), clock.withZone(ZoneOffset.UTC));
    }
}
