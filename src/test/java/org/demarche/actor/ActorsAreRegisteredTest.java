package org.demarche.actor;

import static org.demarche.Refused.refused;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.kernel.Code;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorsAreRegisteredTest {
    private static final ActorId NIGER = new ActorId("niger");
    private static final ActorId ECOWAS = new ActorId("ecowas");
    private static final Codes CODES = new Codes("NER", "NER", "Q1032");
    private static final ActorRegistered REGISTERED = new ActorRegistered(
            NIGER, "Niger", ActorKind.STATE, List.of("Republic of Niger"), CODES, List.of(in(ECOWAS)));

    private final AggregateTestFixture<Actor> actor = new AggregateTestFixture<>(Actor.class);

    @BeforeEach
    void givenADirectoryWithEcowasOnly() {
        KnownActors directory =
                actors -> actors.stream().filter(asked -> !asked.equals(ECOWAS)).collect(Collectors.toSet());
        actor.registerInjectableResource(directory);
    }

    @Test
    void entersAnActor() {
        actor.givenNoPriorActivity().when(niger("Niger", ECOWAS)).expectEvents(REGISTERED);
    }

    @Test
    void recordsNothingTwice() {
        actor.given(REGISTERED)
                .when(niger("Niger", ECOWAS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refusesAnotherActorOfTheSameId() {
        actor.given(REGISTERED)
                .when(niger("Niger (state)", ECOWAS))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
    }

    @Test
    void refusesAGroupThatIsNotInTheDirectory() {
        actor.givenNoPriorActivity()
                .when(niger("Niger", ECOWAS, new ActorId("waemu")))
                .expectException(Refused.with(Code.UNKNOWN_ACTOR, "memberships[1].group"));
    }

    @Test
    void refusesAnActorThatIsItsOwnGroup() {
        actor.givenNoPriorActivity()
                .when(niger("Niger", NIGER))
                .expectException(Refused.with(Code.UNKNOWN_ACTOR, "memberships[0].group"));
    }

    @Test
    void refusesAMembershipThatEndsBeforeItBegins() {
        When year = When.parse("2023");
        When monthOfIt = When.parse("2023-01");
        new Membership(ECOWAS, year, monthOfIt);

        refused(Code.INVALID_VALUE, "until", () -> new Membership(ECOWAS, year, When.parse("2022")));
    }

    @ParameterizedTest
    @CsvSource({
        "iso3,NE,,",
        "iso3,ner,,",
        "cameo,,NG,",
        "cameo,,NG-A,",
        "wikidata,,,1032",
        "wikidata,,,Q0",
        "wikidata,,,Q"
    })
    void refusesCodesOfAnotherForm(
            String field, @Nullable String iso3, @Nullable String cameo, @Nullable String wikidata) {
        refused(Code.INVALID_VALUE, field, () -> new Codes(iso3, cameo, wikidata));
    }

    @Test
    void refusesWhatIsMissing() {
        refused(Code.MISSING_FIELD, "name", () -> draft(null, ActorKind.STATE, null));
        refused(Code.MISSING_FIELD, "kind", () -> draft("Niger", null, null));
        refused(Code.MISSING_FIELD, "memberships[0]", () -> draft("Niger", ActorKind.STATE, null, (Membership) null));
        refused(Code.INVALID_TEXT, "aliases[0]", () -> draft("Niger", ActorKind.STATE, ""));
    }

    private static Object draft(
            @Nullable String name,
            @Nullable ActorKind kind,
            @Nullable String alias,
            @Nullable Membership... memberships) {
        List<@Nullable String> aliases = alias == null ? List.of() : List.of(alias);
        return new ActorDraft(NIGER, name, kind, aliases, null, Arrays.asList(memberships), null).toRegistration(NIGER);
    }

    private static Membership in(ActorId group) {
        return new Membership(group, null, null);
    }

    private static RegisterActor niger(String name, ActorId... groups) {
        List<Membership> memberships =
                Stream.of(groups).map(ActorsAreRegisteredTest::in).toList();
        return new RegisterActor(NIGER, name, ActorKind.STATE, List.of("Republic of Niger"), CODES, memberships, null);
    }
}
