package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.demarche.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class ProjectionsHealthTest {
    private static final Instant RECORDED = Instant.parse("2023-08-15T10:00:00Z");
    private static final Duration PATIENCE = ProjectionsHealth.PATIENCE;

    private final RevisionGate visible = new RevisionGate();
    private final Obstacle obstacle = new Obstacle();

    @ParameterizedTest
    @EnumSource
    void isUpWhileReadsFollowWithinPatience(Databases database) {
        LedgerFixture ledger = withTwoEntries(database);
        visible.advance(1);
        assertThat(at(ledger, RECORDED.plus(PATIENCE)).getStatus()).isEqualTo(Status.UP);
        assertThat(reads(ledger).getDetails()).containsEntry("head", 2L).containsEntry("visible", 1L);
    }

    @ParameterizedTest
    @EnumSource
    void isDownWhenReadsDoNotFollowForLongerAndReadsAreAnswered(Databases database) {
        LedgerFixture ledger = withTwoEntries(database);
        visible.advance(1);
        assertThat(at(ledger, RECORDED.plus(PATIENCE).plusSeconds(1)).getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(reads(ledger).getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheEntryThatCannotBeTakenUntilItIs(Databases database) {
        LedgerFixture ledger = withTwoEntries(database);
        visible.advance(1);
        obstacle.found(new Obstacle.Found(2, "SourceRegistered", "SourceProjection"));
        Health health = at(ledger, RECORDED);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsEntry("revision", 2L)
                .containsEntry("event", "SourceRegistered")
                .containsEntry("by", "SourceProjection");
        visible.advance(2);
        assertThat(at(ledger, RECORDED).getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource
    void isUpHoweverOldWhatReadsSeeIs(Databases database) {
        LedgerFixture ledger = withTwoEntries(database);
        visible.advance(2);
        assertThat(at(ledger, RECORDED.plus(Duration.ofDays(365))).getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @EnumSource
    void isDownWhenWhatIsStoredGetsNoRevision(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store(LedgerFixture.event("talks/a", 0, RECORDED));
        assertThat(at(ledger, RECORDED.plus(PATIENCE)).getStatus()).isEqualTo(Status.UP);
        assertThat(at(ledger, RECORDED.plus(PATIENCE).plusSeconds(1)).getStatus())
                .isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @EnumSource
    void isDownWhenTheLedgerCannotBeRead(Databases database) {
        LedgerFixture ledger = withTwoEntries(database);
        ledger.jdbc.execute("drop table ledger_head");
        assertThat(reads(ledger).getStatus()).isEqualTo(Status.DOWN);
        ledger.jdbc.execute("drop table ledger_entry cascade");
        assertThat(at(ledger, RECORDED).getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownWhileTheDatabaseDoesNotAnswerAndUpWhenItDoes() {
        CountDownLatch answers = new CountDownLatch(1);
        LedgerFixture ledger = withTwoEntries(Databases.H2);
        EntryStore cutOff = new EntryStore(
                new JdbcTemplate(new DelegatingDataSource(Objects.requireNonNull(ledger.jdbc.getDataSource())) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        try {
                            answers.await();
                        } catch (InterruptedException e) {
                            throw new SQLException(e);
                        }
                        return super.getConnection();
                    }
                }));
        LedgerHealth health = new LedgerHealth(cutOff, visible, Duration.ofMillis(100));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        answers.countDown();
        Awaitility.await().until(() -> health.health().getStatus().equals(Status.UP));
    }

    private static LedgerFixture withTwoEntries(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.store(LedgerFixture.event("talks/a", 0, RECORDED));
        ledger.store(LedgerFixture.event("talks/b", 0, RECORDED));
        ledger.sequencer.drain();
        return ledger;
    }

    private Health at(LedgerFixture ledger, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new ProjectionsHealth(ledger.entries, visible, obstacle, clock, Duration.ofMinutes(1)).health();
    }

    private Health reads(LedgerFixture ledger) {
        return new LedgerHealth(ledger.entries, visible, Duration.ofMinutes(1)).health();
    }
}
