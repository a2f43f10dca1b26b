package org.demarche.crisis;

import static org.demarche.Refused.refused;
import static org.demarche.crisis.CodebookDrafts.SHIPPED;
import static org.demarche.crisis.CodebookDrafts.codebook;

import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.Refused;
import org.demarche.actor.ActorId;
import org.demarche.actor.KnownActors;
import org.demarche.kernel.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrisesAreOpenedAndReadTest {
    private static final CrisisId NIGER = new CrisisId("niger-2023");
    private static final IssueId REINSTATEMENT = new IssueId("reinstatement");
    private static final ZoneId NIAMEY = ZoneId.of("Africa/Niamey");
    private static final Codebook SMALL =
            codebook("{'types': {'talks-offer': {'name': 'Offer of talks', 'modality': 'WORDS'}}}");
    private static final CrisisOpened OPENED = new CrisisOpened(NIGER, "Niger", NIAMEY, null, SMALL);
    private static final IssueRaised RAISED =
            new IssueRaised(NIGER, REINSTATEMENT, "Bazoum is reinstated.", "Not his release.");

    private final AggregateTestFixture<Crisis> crisis = new AggregateTestFixture<>(Crisis.class);

    @BeforeEach
    void givenADirectoryWithFranceOnly() {
        Set<ActorId> directory = Set.of(new ActorId("france"));
        KnownActors actors = asked ->
                asked.stream().filter(actor -> !directory.contains(actor)).collect(Collectors.toSet());
        crisis.registerInjectableResource(actors);
        crisis.registerInjectableResource(SHIPPED);
    }

    @Test
    void opensWithTheShippedCodebook() {
        crisis.givenNoPriorActivity()
                .when(open("Niger", null))
                .expectEvents(new CrisisOpened(NIGER, "Niger", NIAMEY, null, SHIPPED.codebook()));
    }

    @Test
    void opensWithACodebookOfItsOwn() {
        crisis.givenNoPriorActivity().when(open("Niger", SMALL)).expectEvents(OPENED);
    }

    @Test
    void opensOnce() {
        crisis.given(OPENED).when(open("Niger", SMALL)).expectNoEvents();
        crisis.given(OPENED).when(open("Niger", null)).expectNoEvents();
    }

    @Test
    void refusesAnotherCrisisOfTheSameId() {
        crisis.given(OPENED).when(open("Niger, again", null)).expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
        crisis.given(OPENED)
                .when(open("Niger", SHIPPED.codebook()))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
    }

    @Test
    void refusesAFirstCodebookAboutAnIssueThatCannotBeThereYet() {
        crisis.givenNoPriorActivity()
                .when(open("Niger", about("issues/reinstatement")))
                .expectException(Refused.with(Code.INVALID_CODEBOOK, "codebook.rules[0].subject"));
    }

    @Test
    void raisesAnIssueOnce() {
        var raise = new RaiseIssue(NIGER, REINSTATEMENT, "Bazoum is reinstated.", "Not his release.", null);

        crisis.given(OPENED).when(raise).expectEvents(RAISED);
        crisis.given(OPENED, RAISED).when(raise).expectNoEvents();
    }

    @Test
    void refusesARewordedProposition() {
        crisis.given(OPENED, RAISED)
                .when(new RaiseIssue(NIGER, REINSTATEMENT, "Bazoum stays out.", "Not his release.", null))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "His release too.")
    void refusesAnotherScope(@Nullable String scopeNote) {
        crisis.given(OPENED, RAISED)
                .when(new RaiseIssue(NIGER, REINSTATEMENT, "Bazoum is reinstated.", scopeNote, null))
                .expectException(Refused.with(Code.ALREADY_EXISTS, "id"));
    }

    @Test
    void adoptsCodebooksAsVersions() {
        crisis.given(OPENED, RAISED)
                .when(adopt(about("issues/reinstatement")))
                .expectEvents(new CodebookAdopted(NIGER, 2, about("issues/reinstatement")));
        crisis.given(OPENED, RAISED, new CodebookAdopted(NIGER, 2, about("issues/reinstatement")))
                .when(adopt(SMALL))
                .expectEvents(new CodebookAdopted(NIGER, 3, SMALL));
    }

    @Test
    void adoptsNothingWhenTheCodebookIsInForce() {
        crisis.given(OPENED).when(adopt(SMALL)).expectNoEvents();
    }

    @Test
    void refusesRulesAboutWhatTheCrisisDoesNotKnow() {
        refusesToAdopt(about("issues/reinstatement"), "rules[0].subject");
        refusesToAdopt(about("actors/mali"), "rules[0].subject");
        refusesToAdopt(about("actors/france', 'initiator': 'mali"), "rules[0].initiator");
        refusesToAdopt(about("actors/france', 'target': 'mali"), "rules[0].target");
    }

    @Test
    void refusesToAdoptWithoutAReason() {
        refused(Code.REASON_REQUIRED, "reason", () -> new AdoptCodebook(NIGER, SMALL, null));
        refused(
                Code.REASON_REQUIRED,
                "reason",
                () -> CodebookDrafts.draft("{'reason': ' '}").toAdoption(NIGER, SMALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Niamey", "+01:00", "GMT+25", "Africa/niamey", "", "../UTC"})
    void refusesWhatIsNoTimeZone(String zone) {
        var draft = new CrisisDraft(null, "Niger", zone, null, null, null, null);

        refused(Code.INVALID_ZONE, "zone", () -> draft.toOpening(NIGER, SMALL));
    }

    @Test
    void refusesWhatIsMissing() {
        refused(
                Code.MISSING_FIELD,
                "title",
                () -> new CrisisDraft(null, null, "UTC", null, null, null, null).toOpening(NIGER, SMALL));
        refused(
                Code.MISSING_FIELD,
                "zone",
                () -> new CrisisDraft(null, "Niger", null, null, null, null, null).toOpening(NIGER, SMALL));
        refused(
                Code.MISSING_FIELD,
                "proposition",
                () -> new IssueDraft(null, null, null, null).toIssue(NIGER, REINSTATEMENT));
        refused(
                Code.ID_MISMATCH,
                "id",
                () -> new IssueDraft(new IssueId("other"), "P.", null, null).toIssue(NIGER, REINSTATEMENT));
        refused(
                Code.INVALID_TEXT,
                "scopeNote",
                () -> new IssueDraft(null, "P.", " ", null).toIssue(NIGER, REINSTATEMENT));
    }

    @Test
    void refusesAReasonWithinTheCodebookOfAnOpening() {
        var draft = new CrisisDraft(null, "Niger", "UTC", null, CodebookDrafts.draft("{'reason': 'why'}"), null, null);

        refused(Code.UNKNOWN_FIELD, "codebook.reason", () -> draft.toOpening(NIGER, SMALL));
    }

    private void refusesToAdopt(Codebook codebook, String field) {
        crisis.given(OPENED).when(adopt(codebook)).expectException(Refused.with(Code.INVALID_CODEBOOK, field));
    }

    private static OpenCrisis open(String title, @Nullable Codebook codebook) {
        return new OpenCrisis(NIGER, title, NIAMEY, null, codebook, Review.NONE, null);
    }

    private static AdoptCodebook adopt(Codebook codebook) {
        return new AdoptCodebook(NIGER, codebook, "calibrated");
    }

    /** The small codebook with a rule about {@code subject}. */
    private static Codebook about(String subject) {
        return codebook("""
                {'types': {'talks-offer': {'name': 'Offer of talks', 'modality': 'WORDS'}},
                 'rules': [{'id': 'r', 'types': ['talks-offer'], 'holder': 'initiators', 'position': 500,
                            'subject': '%s'}]}""".formatted(subject));
    }
}
