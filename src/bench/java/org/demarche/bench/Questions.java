package org.demarche.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The questions. Tracks are drawn by item, so that busy ones come more often; a day lies between that of the item and the
 * last. Even questions ask as known now, odd ones as known up to 400 days after the day, when the picture was still moving.
 *
 * @param pictures 24
 * @param stances 400, asked for the stance and for its trace
 * @param timelines 200
 */
record Questions(List<Asked> pictures, List<Asked> stances, List<Asked> timelines) {
    private static final long SEED = 2_026_11_24;
    /** Before that day there is little to see. */
    private static final int FIRST = 120;

    private static final int LAG = 400;

    static Questions about(Load load) {
        SplittableRandom random = new SplittableRandom(SEED);
        IntFunction<Asked> picture = n -> drawn(load, random, n, 0, FIRST);
        IntFunction<Asked> stance = n -> {
            int item = random.nextInt(Items.COUNT);
            return drawn(
                    load, random, n, load.items().tracks()[item], load.items().days()[item]);
        };
        return new Questions(list(24, picture), list(400, stance), list(200, stance));
    }

    private static List<Asked> list(int count, IntFunction<Asked> question) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(question).toList());
    }

    private static Asked drawn(Load load, SplittableRandom random, int n, int track, int from) {
        int day = random.nextInt(from, Items.DAYS);
        Recording recording = load.recording();
        int batch = n % 2 == 0 ? recording.batches() - 1 : recording.batchAt(day + random.nextInt(LAG));
        return new Asked(track, day, Load.revision(recording.end(batch)));
    }
}
