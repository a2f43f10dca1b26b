package org.demarche.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the load says: one item for each development, in the order of the days. Tracks are drawn by rank with probability
 * proportional to {@code (rank + 8)^-0.96}, which gives the skew of a news archive of one actor's deeds toward another: few tracks
 * with thousands of items, many with one.
 *
 * @param tracks of 0..{@link #TRACKS}-1; about half of them are ever drawn
 * @param days from 0
 * @param words whether it was said, else done
 * @param kinds a large number by which a type is chosen
 * @param sources of 0..{@link #SOURCES}-1
 */
record Items(int[] tracks, int[] days, boolean[] words, int[] kinds, int[] sources) {
    static final int COUNT = 168_000;
    static final int DAYS = 1_545;
    static final int TRACKS = 82_000;
    static final int SOURCES = 200;
    static final int ACTORS = 300;

    private static final double EXPONENT = -0.96;
    private static final int SHIFT = 7;
    private static final int PERCENT_WORDS = 75;
    /** Below 1: more and more is recorded as the years go by. */
    private static final double GROWTH = 0.55;

    static Items drawn(SplittableRandom random) {
        double[] cumulative = new double[TRACKS];
        double sum = 0;
        for (int rank = 0; rank < TRACKS; rank++) {
            sum += Math.pow(rank + 1 + SHIFT, EXPONENT);
            cumulative[rank] = sum;
        }
        int[] days = random.doubles(COUNT)
                .mapToInt(u -> (int) (DAYS * Math.pow(u, GROWTH)))
                .sorted()
                .toArray();
        int[] tracks = new int[COUNT];
        boolean[] words = new boolean[COUNT];
        for (int item = 0; item < COUNT; item++) {
            int found = Arrays.binarySearch(cumulative, random.nextDouble(sum));
            tracks[item] = found < 0 ? ~found : found;
            words[item] = random.nextInt(100) < PERCENT_WORDS;
        }
        int[] kinds = random.ints(COUNT, 0, Integer.MAX_VALUE).toArray();
        int[] sources = random.ints(COUNT, 0, SOURCES).toArray();
        return new Items(tracks, days, words, kinds, sources);
    }

    /** The holder of a track: the track's number is that of a pair of different actors, spread over all of them. */
    static int holder(int track) {
        return pair(track) / (ACTORS - 1);
    }

    static int subject(int track) {
        int other = pair(track) % (ACTORS - 1);
        return other < holder(track) ? other : other + 1;
    }

    /** 7919 has no common divisor with the number of pairs, so that no pair comes twice. */
    private static int pair(int track) {
        return (int) (track * 7_919L % (ACTORS * (ACTORS - 1)));
    }
}
