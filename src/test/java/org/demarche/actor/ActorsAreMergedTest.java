package org.demarche.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.desk.TestDesk;
import org.demarche.kernel.Code;
import org.demarche.kernel.Recorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActorsAreMergedTest {
    private static final ActorId GOV = new ActorId("ner-gov");
    private static final ActorId NIGER = new ActorId("niger");
    private static final ActorId CHAD = new ActorId("chad");
    private static final ActorId TCD = new ActorId("tcd");
    private static final KnownActors DIRECTORY = actors -> actors.stream()
            .filter(asked -> !Set.of(GOV, NIGER, CHAD, TCD).contains(asked))
            .collect(Collectors.toSet());
    private static final KnownMerges MERGES = () -> Merges.of(List.of(new Merge(1, TCD, CHAD)));
    private static final ActorRegistered REGISTERED =
            new ActorRegistered(GOV, "Niger, Government", ActorKind.GOVERNMENT, List.of(), Codes.NONE, List.of());
    private static final Object MERGED = because("two spellings", new ActorMerged(GOV, NIGER));
    private static final Object SEPARATED = because("two governments", new ActorSeparated(GOV));

    private final AggregateTestFixture<Actor> actor = new AggregateTestFixture<>(Actor.class);

    @BeforeEach
    void givenADirectory() {
        actor.registerInjectableResource(DIRECTORY);
        actor.registerInjectableResource(MERGES);
    }

    @Test
    void merges() {
        actor.given(REGISTERED).when(merge(NIGER, "two spellings")).expectEvents(new ActorMerged(GOV, NIGER));
    }

    @Test
    void mergesIntoAnActorIntoWhichOthersAreMerged() {
        actor.given(REGISTERED).when(merge(CHAD, "two spellings")).expectEvents(new ActorMerged(GOV, CHAD));
    }

    @Test
    void separates() {
        actor.given(REGISTERED, MERGED).when(separate("two governments")).expectEvents(new ActorSeparated(GOV));
    }

    @Test
    void mergesAgainAfterASeparation() {
        actor.given(REGISTERED, MERGED, SEPARATED).when(merge(CHAD, "a slip")).expectEvents(new ActorMerged(GOV, CHAD));
    }

    @Test
    void recordsAMergeForTheSameReasonOnce() {
        actor.given(REGISTERED, MERGED).when(merge(NIGER, "two spellings")).expectNoEvents();
    }

    @Test
    void recordsASeparationForTheSameReasonOnce() {
        actor.given(REGISTERED, MERGED, SEPARATED)
                .when(separate("two governments"))
                .expectNoEvents();
    }

    @Test
    void refusesAnActorThatIsMergedIntoAnotherOrForAnotherReason() {
        actor.given(REGISTERED, MERGED)
                .when(merge(CHAD, "two spellings"))
                .expectException(Refused.with(Code.ALREADY_MERGED, null));
        actor.given(REGISTERED, MERGED)
                .when(merge(NIGER, "an old name"))
                .expectException(Refused.with(Code.ALREADY_MERGED, null));
    }

    @Test
    void refusesAnotherThatIsMergedItself() {
        actor.given(REGISTERED)
                .when(merge(TCD, "two spellings"))
                .expectException(Refused.with(Code.MERGED_AWAY, "other"));
    }

    @Test
    void refusesAnotherThatIsNotInTheDirectory() {
        actor.given(REGISTERED)
                .when(merge(new ActorId("nobody"), "two spellings"))
                .expectException(Refused.with(Code.UNKNOWN_ACTOR, "other"));
    }

    @Test
    void refusesToSeparateWhatIsNotMerged() {
        actor.given(REGISTERED).when(separate("two governments")).expectException(Refused.with(Code.NOT_MERGED, null));
        actor.given(REGISTERED, MERGED, SEPARATED)
                .when(separate("a slip"))
                .expectException(Refused.with(Code.NOT_MERGED, null));
    }

    @Test
    void refusesAnActorAndItself() {
        refused(Code.SELF_MERGE, "other", () -> merge(GOV, "two spellings"));
    }

    @Test
    void refusesBothWithoutAReason() {
        refused(Code.REASON_REQUIRED, "reason", () -> new MergeDraft(null).toMerge(GOV, NIGER));
        refused(Code.REASON_REQUIRED, "reason", () -> new MergeDraft(" ").toSeparation(GOV));
    }

    @Test
    void answersRepetitionsWithTheEventThatIsStored() {
        RegisterActor register = new RegisterActor(
                GOV, "Niger, Government", ActorKind.GOVERNMENT, List.of(), Codes.NONE, List.of(), null);
        try (TestDesk desk = TestDesk.inMemory(Actor.class, DIRECTORY, MERGES)) {
            Recorded registered = desk.submit(register);
            Recorded merged = desk.submit(merge(NIGER, "two spellings"));
            assertThat(desk.submit(merge(NIGER, "two spellings"))).isEqualTo(merged);
            assertThat(desk.submit(register)).isEqualTo(new Recorded(registered.event(), false));
            assertThat(desk.events(register.aggregate())).hasSize(2);
        }
    }

    private static MergeActor merge(ActorId into, String reason) {
        return new MergeActor(GOV, into, reason);
    }

    private static SeparateActor separate(String reason) {
        return new SeparateActor(GOV, reason);
    }

    private static Object because(String reason, ActorEvent event) {
        return new GenericEventMessage<>(event, Map.of("reason", reason));
    }
}
