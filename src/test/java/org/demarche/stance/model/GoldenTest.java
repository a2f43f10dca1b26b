package org.demarche.stance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisOpened;
import org.demarche.stance.Track;
import org.demarche.stance.reference.GoldenCase;
import org.demarche.stance.reference.GoldenCases;
import org.demarche.stance.reference.ReferenceStance;
import org.demarche.stance.reference.ReferenceStances;
import org.demarche.stance.reference.World;
import org.demarche.time.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden cases, to the digit, through the reference and through the product's arithmetic. */
class GoldenTest {
    static Stream<GoldenCase> cases() {
        return GoldenCases.cases();
    }

    static Stream<GoldenCase> derived() {
        return GoldenCases.derived();
    }

    @Test
    void hasAllTheCases() {
        assertThat(cases()).hasSize(435);
        assertThat(derived()).hasSize(80);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReferenceGivesTheGoldenDigits(GoldenCase golden) {
        ReferenceStances reference = new ReferenceStances(golden.history(), GoldenCase.CRISIS);
        golden.answers()
                .forEach((track, answer) -> assertThat(reference.stance(
                                track, golden.at(), golden.history().size(), golden.published()))
                        .isEqualTo(answer));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theModelGivesTheGoldenDigits(GoldenCase golden) {
        PlainStances stances = stances(golden);
        golden.answers()
                .forEach((track, answer) ->
                        assertThat(stances.stance(track, golden.at())).isEqualTo(answer));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDateMeansTheGoldenMoment(GoldenCase golden) {
        assertThat(Moment.text(golden.at())).isEqualTo(golden.moment());
    }

    @ParameterizedTest
    @MethodSource("derived")
    void theReferenceDerivesTheGoldenSignals(GoldenCase golden) {
        ReferenceStances reference = new ReferenceStances(golden.history(), GoldenCase.CRISIS);
        assertThat(reference.picture(golden.at(), golden.history().size(), null, null))
                .isEqualTo(golden.answers());
    }

    @ParameterizedTest
    @MethodSource("derived")
    void theModelDerivesTheGoldenSignals(GoldenCase golden) {
        ReferenceStances reference = new ReferenceStances(golden.history(), GoldenCase.CRISIS);
        PlainStances stances = stances(golden);
        for (Track track : reference.tracks(golden.history().size())) {
            assertThat(stances.stance(track, golden.at()))
                    .as(track.toString())
                    .isEqualTo(golden.answers().getOrDefault(track, ReferenceStance.UNDECLARED));
        }
    }

    private static PlainStances stances(GoldenCase golden) {
        World world =
                World.at(golden.history(), GoldenCase.CRISIS, golden.history().size());
        Codebook codebook = golden.history().stream()
                .map(fact -> fact.event())
                .filter(CrisisOpened.class::isInstance)
                .map(event -> ((CrisisOpened) event).codebook())
                .findFirst()
                .orElseThrow();
        return new PlainStances(world, codebook, 1, golden.published());
    }
}
