package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.ledger.Ledger;
import org.demarche.stance.Question;
import org.demarche.stance.Stance;
import org.demarche.stance.Stances;
import org.demarche.stance.Track;
import org.demarche.time.When;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Whether the seeds, as they are coded, say of the crisis what a reader of it knows. */
class NigerSeedTest {
    private static final int LEAN = 200_000;

    private static ConfigurableApplicationContext program;

    @BeforeAll
    static void start() {
        program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ecowas, issues/reinstatement",
        "eccas, issues/reinstatement",
        "united-states, issues/reinstatement",
        "france, issues/reinstatement",
        "united-states, issues/negotiated-settlement",
        "russia, issues/negotiated-settlement",
        "ecowas, issues/military-intervention",
        "mali, actors/russia",
        "burkina-faso, actors/russia"
    })
    void supportsOn15August(String holder, String subject) {
        assertThat(stance(holder, subject, "2023-08-15").value()).isGreaterThanOrEqualTo(LEAN);
    }

    @ParameterizedTest
    @CsvSource({
        "niger-junta, issues/reinstatement",
        "niger-junta, issues/french-military-presence",
        "mali, actors/france",
        "burkina-faso, actors/france"
    })
    void opposesOn15August(String holder, String subject) {
        assertThat(stance(holder, subject, "2023-08-15").value()).isLessThanOrEqualTo(-LEAN);
    }

    @ParameterizedTest
    @CsvSource({
        "niger-junta, issues/reinstatement, 2023-07-25",
        "niger-junta, actors/bazoum, 2023-07-25",
        "junta-supporters, actors/france, 2023-07-31"
    })
    void hasNoStanceBeforeAnythingIsKnownOfIt(String holder, String subject, String at) {
        assertThat(stance(holder, subject, at).label()).hasToString("UNDECLARED");
    }

    @Test
    void hasTheOustedGovernmentAnAllyOfTheWestWhileItGoverned() {
        Stance governing = stance("niger-civilian-government", "actors/western-nations", "2023-07-25");

        assertThat(governing.label()).hasToString("SUPPORTS");
        assertThat(stance("niger-civilian-government", "actors/western-nations", "2023-08-15")
                        .weight())
                .isLessThan(governing.weight());
    }

    @Test
    void countsNoDeedOfEcowasTowardAnInterventionThatNobodyReported() {
        assertThat(stance("ecowas", "issues/military-intervention", "2023-08-18")
                        .revealed())
                .isNull();
    }

    @Test
    void readsNoCallForTheReturnOfThePresidentIntoTheAidCutOfOctober() {
        assertThat(stance("united-states", "issues/reinstatement", "2024-05-20").label())
                .hasToString("LAPSED");
    }

    private static Stance stance(String holder, String subject, String at) {
        long moment = When.parse(at).moment(ZoneId.of("Africa/Niamey"));
        long known = program.getBean(Ledger.class).visible();
        return program.getBean(Stances.class)
                .stance(
                        new Question(new CrisisId("niger-2023"), moment, known, null, null),
                        new Track(new ActorId(holder), Subject.parse(subject)))
                .stance();
    }
}
