package org.demarche.stance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.demarche.stance.reference.Chance;
import org.demarche.stance.reference.Codebooks;
import org.demarche.time.LocalDays;
import org.junit.jupiter.api.Test;

/** Figures of a glance that were put right, of busy tracks, against the sums in integers: asked for whether in doubt or not. */
class CorrectionsTest {
    private static final int TRACKS = 400;
    private static final LocalDays DAYS = LocalDays.of(ZoneId.of("UTC"));
    private static final int FIRST_DAY = 18_000;
    private static final int DAY = 86_400;

    private final Glance glance = new Glance();
    private final Sums sums = new Sums();
    private int asked;
    private int settled;

    @Test
    void valuesOfRowsAndOfTheirPartsAreThoseOfTheSums() {
        for (long seed = 1; seed <= TRACKS; seed++) {
            Track track = Track.drawn(seed);
            Evidence evidence = track.evidence();
            glance.begin(track.model, true, track.lastDay());
            glance.addAll(track.rows, 0, track.size, 1, Long.MAX_VALUE, (taker, number) -> {});
            sums.take(evidence);
            agree(seed, glance.correctedValue(glance.all()), sums.value());
            if (evidence.hasWords()) {
                sums.takeWords(evidence);
                agree(seed, glance.correctedValue(glance.words()), sums.value());
            }
            if (evidence.hasDeeds()) {
                sums.takeDeeds(evidence);
                agree(seed, glance.correctedValue(glance.deeds()), sums.value());
            }
        }
        assertThat(settled).isGreaterThan(asked * 99 / 100);
    }

    @Test
    void figuresOfPiecesAddedOneByOneAreThoseOfTheSums() {
        for (long seed = 1; seed <= TRACKS; seed++) {
            Track track = Track.drawn(seed);
            Evidence evidence = track.evidence();
            glance.begin(track.model, true, track.lastDay() + 40);
            for (int i = 0; i < track.size; i++) {
                int saying = track.rows.sayings[i];
                boolean isDeed = (saying & Columns.DEED) != 0;
                glance.add(track.rows.baseWeights[i], track.rows.days[i], false, saying >> 16, isDeed, false);
            }
            sums.take(evidence);
            agree(seed, glance.correctedValue(glance.all()), sums.value());
            assertThat(glance.correctedValue(glance.words())).isEqualTo(Glance.IN_DOUBT);
            for (int day = track.lastDay(); day < track.lastDay() + 80; day += 13) {
                agree(seed, glance.correctedWeight(day, glance.all()), evidence.weightOn(day));
            }
        }
        assertThat(settled).isGreaterThan(asked * 99 / 100);
    }

    private void agree(long seed, long corrected, long exact) {
        asked++;
        if (corrected != Glance.IN_DOUBT) {
            settled++;
            assertThat(corrected).as("seed %d", seed).isEqualTo(exact);
        }
    }

    /**
     * Pieces on some of the days of a few half-lives, mostly several on a day; of every second track of so many that decay's
     * rounding is a thousandth of most weights, which the newest, of next to no weight, does not outweigh.
     */
    private record Track(StanceModel model, Columns rows, int size) {
        static Track drawn(long seed) {
            Chance chance = new Chance(seed);
            int halfLife = chance.between(5, 400);
            int size = chance.between(1, 1_500);
            boolean isOld = seed % 2 == 0;
            int span = chance.between(1, (isOld ? 25 : 4) * halfLife);
            int[] days = IntStream.range(0, size)
                    .map(i -> FIRST_DAY + chance.between(0, span))
                    .sorted()
                    .toArray();
            int[] sayings = new int[size];
            int[] weights = new int[size];
            for (int i = 0; i < size; i++) {
                sayings[i] = (chance.between(-1_000, 1_000) << 16) | (chance.percent(25) ? Columns.DEED : 0);
                weights[i] = chance.between(0, 1_000_000);
            }
            if (isOld) {
                days[size - 1] = FIRST_DAY + 25 * halfLife;
                for (int i = 0; i < size - 1; i++) {
                    days[i] = Math.min(days[i], FIRST_DAY + 6 * halfLife);
                }
                weights[size - 1] = 1;
            }
            long[] moments =
                    Arrays.stream(days).mapToLong(day -> (long) day * DAY).toArray();
            int[] to = new int[size];
            Arrays.fill(to, Integer.MAX_VALUE);
            Columns rows = new Columns(moments, days, new int[size], to, weights, sayings, new int[size]);
            return new Track(StanceModel.under(Codebooks.fading(halfLife, Map.of())), rows, size);
        }

        int lastDay() {
            return rows.days[size - 1];
        }

        Evidence evidence() {
            Evidence evidence = new Evidence(model, DAYS);
            evidence.begin(model, true, (long) lastDay() * DAY);
            for (int i = 0; i < size; i++) {
                int saying = rows.sayings[i];
                boolean isDeed = (saying & Columns.DEED) != 0;
                evidence.add(i, rows.baseWeights[i], rows.days[i], false, saying >> 16, isDeed, false);
            }
            return evidence;
        }
    }
}
