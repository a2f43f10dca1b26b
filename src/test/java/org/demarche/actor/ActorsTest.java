package org.demarche.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarche.Databases;
import org.demarche.kernel.Stamp;
import org.demarche.time.When;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Databases.class)
class ActorsTest {
    private static final ActorId NIGER = new ActorId("niger");
    private static final ActorId ECOWAS = new ActorId("ecowas");
    private static final Membership MEMBER = new Membership(ECOWAS, When.parse("1975-05-28"), When.parse("2025-01-29"));

    @Parameter
    Databases database = Databases.H2;

    private Actors actors;
    private KnownActors known;
    private KnownMerges merges;
    private ActorProjection projection;

    @BeforeEach
    void given() {
        JdbcClient jdbc = JdbcClient.create(database.migrated());
        JsonMapper json = JsonMapper.builder().build();
        MergeStore store = new MergeStore(jdbc);
        merges = store;
        actors = new Actors(jdbc, json, store);
        known = new RememberedActors(jdbc);
        projection = new ActorProjection(new ActorStore(jdbc, json), store);
        projection.on(
                new ActorRegistered(
                        NIGER,
                        "Republic of Niger",
                        ActorKind.STATE,
                        List.of("Niger", "République du Niger"),
                        new Codes("NER", "NER", "Q1032"),
                        List.of(MEMBER)),
                new Stamp(3, 1003, "e3", "seeds", null));
        projection.on(
                new ActorRegistered(ECOWAS, "ECOWAS", ActorKind.IGO, List.of(), Codes.NONE, List.of()),
                new Stamp(7, 1007, "e7", "local", "asked for"));
    }

    @Test
    void tellsAllThatWasRegistered() {
        assertThat(actors.find(NIGER, 3))
                .contains(new ActorView(
                        NIGER,
                        "Republic of Niger",
                        ActorKind.STATE,
                        List.of("Niger", "République du Niger"),
                        new Codes("NER", "NER", "Q1032"),
                        List.of(MEMBER),
                        null,
                        3,
                        Instant.ofEpochSecond(1003),
                        "seeds"));
    }

    @Test
    void knowsAnActorFromTheRevisionOfItsRegistration() {
        assertThat(actors.find(ECOWAS, 6)).isEmpty();
        assertThat(actors.find(ECOWAS, 7)).isPresent();
        assertThat(actors.list(2, null, 10)).isEmpty();
        assertThat(actors.list(6, null, 10)).extracting(ActorView::id).containsExactly(NIGER);
        assertThat(actors.list(7, null, 10)).extracting(ActorView::id).containsExactly(ECOWAS, NIGER);
    }

    @Test
    void goesOnAfterTheLastOfThePage() {
        assertThat(actors.list(7, null, 1)).extracting(ActorView::id).containsExactly(ECOWAS);
        assertThat(actors.list(7, ECOWAS, 1)).extracting(ActorView::id).containsExactly(NIGER);
        assertThat(actors.list(7, NIGER, 1)).isEmpty();
    }

    @Test
    void tellsWhichActorsAreNotInTheDirectory() {
        assertThat(known.unknown(Set.of(NIGER, ECOWAS))).isEmpty();
        assertThat(known.unknown(Set.of(NIGER, new ActorId("nobody")))).containsExactly(new ActorId("nobody"));
    }

    @Test
    void tellsForWhomAnActorCountsFromTheRevisionOfTheMergeUntilThatOfTheSeparation() {
        projection.on(new ActorMerged(NIGER, ECOWAS), stamp(8));
        projection.on(new ActorSeparated(NIGER), stamp(9));

        assertThat(actors.find(NIGER, 7)).get().returns(null, ActorView::mergedInto);
        assertThat(actors.find(NIGER, 8)).get().returns(ECOWAS, ActorView::mergedInto);
        assertThat(actors.list(8, null, 10)).extracting(ActorView::mergedInto).containsExactly(null, ECOWAS);
        assertThat(actors.find(NIGER, 9)).get().returns(null, ActorView::mergedInto);
        assertThat(actors.merges(8).ends()).containsExactly(entry(NIGER, ECOWAS));
        assertThat(merges.merges().ends()).isEmpty();
    }

    private static Stamp stamp(long revision) {
        return new Stamp(revision, 1000 + revision, "e" + revision, "local", "one and the same");
    }
}
