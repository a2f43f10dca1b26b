package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.demarche.Databases;
import org.demarche.cluster.Cluster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

/** A node that was stopped or cut off while another version made the read models anew. */
class FollowerTest {
    private final List<Object> told = new ArrayList<>();
    private final List<Runnable> looks = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void endsWhereTheReadModelsAreOfAnotherVersion(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        follow(ledger);
        ledger.entries.startPosition(Projections.FORM - 1);
        look();
        assertThat(told).as("before it has made them anew itself").isEmpty();
        ledger.entries.startPosition(Projections.FORM);
        look();
        assertThat(told).isEmpty();

        ledger.entries.startPosition(Projections.FORM + 1);
        look();
        assertThat(told).singleElement().isInstanceOfSatisfying(AvailabilityChangeEvent.class, event -> {
            assertThat(event.getState()).isEqualTo(LivenessState.BROKEN);
            assertThat(event.getSource()).hasToString(Migrations.otherFormNow().toString());
        });
    }

    @ParameterizedTest
    @EnumSource
    void commitsNoRowsAmongThoseOfAnotherVersion(Databases database) {
        LedgerFixture ledger = new LedgerFixture(database);
        ledger.entries.startPosition(Projections.FORM + 1);
        assertThatThrownBy(() -> ledger.entries.movePosition(0, 1)).isInstanceOf(IllegalStateException.class);
        ledger.entries.startPosition(Projections.FORM);
        ledger.entries.movePosition(0, 1);
        assertThat(ledger.entries.position()).isEqualTo(1);
    }

    private void follow(LedgerFixture ledger) {
        Cluster cluster = (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (self, method, given) -> {
                    looks.add((Runnable) given[0]);
                    return null;
                });
        Follower follower = new Follower(
                told::add,
                cluster,
                ledger.entries,
                ledger.arrivals,
                ledger.head,
                new RevisionGate(),
                new Generation(0, List.of()));
        assertThat(follower).isNotNull();
    }

    private void look() {
        looks.forEach(Runnable::run);
    }
}
