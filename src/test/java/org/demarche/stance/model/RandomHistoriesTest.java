package org.demarche.stance.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.crisis.Codebook;
import org.demarche.stance.Track;
import org.demarche.stance.reference.RandomHistory;
import org.demarche.stance.reference.ReferenceStance;
import org.demarche.stance.reference.ReferenceStances;
import org.demarche.stance.reference.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The product's arithmetic against the reference, over random histories. */
class RandomHistoriesTest {
    private static final int HISTORIES = 2_000;

    @Test
    void theModelAgreesWithTheReferenceInEveryDigit() {
        int declared = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            declared += agreeing(seed);
        }
        assertThat(declared).as("questions that found evidence").isGreaterThan(HISTORIES);
        assertThat(certain).as("questions beyond doubt at a glance").isGreaterThan(asked * 9 / 10);
    }

    private int asked;
    private int certain;

    private int agreeing(long seed) {
        RandomHistory history = RandomHistory.of(seed);
        ReferenceStances reference = new ReferenceStances(history.facts(), RandomHistory.CRISIS);
        long revision = history.revision();
        Long published = history.published();
        World world = World.at(history.facts(), RandomHistory.CRISIS, revision);
        if (!world.isOpen()) {
            return 0;
        }
        PlainStances stances = plain(reference, world, history.codebook(), published);
        int declared = 0;
        for (int i = 0; i < 10; i++) {
            Track track = history.track();
            long at = history.moment();
            ReferenceStance expected = reference.stance(track, at, revision, published, stances.version());
            assertThat(stances.stance(track, at))
                    .as("seed %d, %s at %d, revision %d", seed, track, at, revision)
                    .isEqualTo(expected);
            ReferenceStance glance = stances.glance(track, at, history.chance().oneOf(0, 0, 1, 50));
            if (glance != null) {
                certain++;
                assertThat(glance)
                        .as("at a glance: seed %d, %s at %d, revision %d", seed, track, at, revision)
                        .isEqualTo(expected);
            }
            asked++;
            declared += expected.value() == null ? 0 : 1;
        }
        return declared;
    }

    private static PlainStances plain(
            ReferenceStances reference, World world, @Nullable Integer codebook, @Nullable Long published) {
        int version = codebook == null ? world.codebookInForce() : codebook;
        Codebook rules = reference.codebook(version);
        return new PlainStances(world, rules, version, published);
    }
}
