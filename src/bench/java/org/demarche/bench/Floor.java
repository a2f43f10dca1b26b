package org.demarche.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the machine can do: the items in flat columns of primitives, in the order of track and day, laid out at once, and
 * nothing else: floating point, value and weight alone, no label, no confidence, no names. The newest day cancels out of
 * the value, so that {@code w = b * 2^(day/H)} and {@code w * x} are constants of an item.
 */
final class Floor implements Answering {
    /** 2^(-day/H). */
    private final double[] fading;

    private final int[] starts = new int[Items.TRACKS + 1];
    private final int[] days = new int[Items.COUNT];
    private final int[] from = new int[Items.COUNT];
    private final int[] to = new int[Items.COUNT];
    private final int[] items = new int[Items.COUNT];
    private final double[] weights = new double[Items.COUNT];
    private final double[] moments = new double[Items.COUNT];

    Floor(Load load) {
        double perDay = 1.0 / load.halfLifeDays();
        fading = IntStream.range(0, Items.DAYS)
                .mapToDouble(day -> Math.pow(2, -day * perDay))
                .toArray();
        int[] at = places(load.items().tracks());
        Recording recording = load.recording();
        Arrays.fill(to, Integer.MAX_VALUE);
        for (int entry = 0; entry < recording.entries(); entry++) {
            int place = at[recording.item(entry)];
            (recording.isRetraction(entry) ? to : from)[place] = Load.revision(entry + 1);
        }
        for (int item = 0; item < Items.COUNT; item++) {
            int place = at[item];
            items[place] = item;
            days[place] = load.items().days()[item];
            weights[place] = load.baseWeight(item) * Math.pow(2, days[place] * perDay);
            moments[place] = weights[place] * load.position(item);
        }
    }

    /** Where each item lies; they come in the order of days. */
    private int[] places(int[] tracks) {
        for (int track : tracks) {
            starts[track + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] places = new int[Items.COUNT];
        for (int item = 0; item < Items.COUNT; item++) {
            places[item] = next[tracks[item]]++;
        }
        return places;
    }

    @Override
    public Answers.Picture picture(Asked asked) {
        int[] tracks = new int[Items.TRACKS];
        double[] values = new double[Items.TRACKS];
        double[] masses = new double[Items.TRACKS];
        double faded = fading[asked.day()];
        int size = 0;
        for (int track = 0; track < Items.TRACKS; track++) {
            double weight = 0;
            double moment = 0;
            for (int i = starts[track]; i < starts[track + 1] && days[i] <= asked.day(); i++) {
                if (from[i] <= asked.revision() && asked.revision() < to[i]) {
                    weight += weights[i];
                    moment += moments[i];
                }
            }
            if (weight > 0) {
                tracks[size] = track;
                values[size] = 1_000 * moment / weight;
                masses[size++] = weight * faded;
            }
        }
        return new Answers.Picture(size, tracks, values, masses);
    }

    @Override
    public Answers.Stance stance(Asked asked) {
        double weight = 0;
        double moment = 0;
        int end = starts[asked.track() + 1];
        for (int i = starts[asked.track()]; i < end && days[i] <= asked.day(); i++) {
            if (from[i] <= asked.revision() && asked.revision() < to[i]) {
                weight += weights[i];
                moment += moments[i];
            }
        }
        return new Answers.Stance(weight > 0, 1_000 * moment / weight, weight * fading[asked.day()]);
    }

    @Override
    public Answers.Trace trace(Asked asked) {
        int[] found = new int[16];
        int size = 0;
        int end = starts[asked.track() + 1];
        for (int i = starts[asked.track()]; i < end && days[i] <= asked.day(); i++) {
            if (from[i] <= asked.revision() && asked.revision() < to[i]) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, 2 * size);
                }
                found[size++] = items[i];
            }
        }
        return new Answers.Trace(size, found, new int[0]);
    }

    @Override
    public Answers.Timeline timeline(Asked asked) {
        long[] times = new long[16];
        double[] values = new double[16];
        double[] masses = new double[16];
        double weight = 0;
        double moment = 0;
        int size = 0;
        int day = -1;
        int end = starts[asked.track() + 1];
        for (int i = starts[asked.track()]; i < end; i++) {
            if (from[i] <= asked.revision() && asked.revision() < to[i]) {
                weight += weights[i];
                moment += moments[i];
                if (days[i] != day) {
                    day = days[i];
                    if (size == values.length) {
                        times = Arrays.copyOf(times, 2 * size);
                        values = Arrays.copyOf(values, 2 * size);
                        masses = Arrays.copyOf(masses, 2 * size);
                    }
                    times[size++] = day;
                }
                values[size - 1] = 1_000 * moment / weight;
                masses[size - 1] = weight * fading[day];
            }
        }
        return new Answers.Timeline(size, times, values, masses);
    }
}
