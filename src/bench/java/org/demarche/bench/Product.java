package org.demarche.bench;

import java.util.Arrays;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.index.TrackEvidence;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Contributions;
import org.demarche.stance.model.Evidence;

/** The product's own answers: everything that a stance is, in exact integers. */
final class Product implements Answering {
    private final CrisisIndex index;
    /** The product's number of each track of the load. */
    private final int[] numbers = new int[Items.TRACKS];

    private final long[] moments = new long[Items.DAYS];
    private final Contributions contributions = new Contributions();

    Product(CrisisIndex index) {
        this.index = index;
        Arrays.setAll(numbers, track -> index.track(Load.track(track)));
        Arrays.setAll(moments, Load::moment);
    }

    int number(int track) {
        return numbers[track];
    }

    private StanceReader at(int revision) {
        return new StanceReader(index, revision, null);
    }

    @Override
    public Answers.Picture picture(Asked asked) {
        int[] tracks = index.tracksInOrder();
        int[] found = new int[tracks.length];
        double[] values = new double[tracks.length];
        double[] weights = new double[tracks.length];
        int size = 0;
        StanceReader stances = at(asked.revision());
        long at = moments[asked.day()];
        for (int track : tracks) {
            Appraisal stance = stances.appraise(track, at);
            if (stance.hasEvidence()) {
                found[size] = track;
                values[size] = stance.value();
                weights[size++] = stance.weight();
            }
        }
        return new Answers.Picture(size, found, values, weights);
    }

    @Override
    public Answers.Stance stance(Asked asked) {
        Appraisal stance = at(asked.revision()).appraise(numbers[asked.track()], moments[asked.day()]);
        return new Answers.Stance(stance.hasEvidence(), stance.value(), stance.weight());
    }

    @Override
    public Answers.Trace trace(Asked asked) {
        Evidence evidence = at(asked.revision()).evidence(numbers[asked.track()], moments[asked.day()]);
        contributions.split(evidence, index::compareDevelopments);
        int[] developments = new int[evidence.size()];
        int[] parts = new int[evidence.size()];
        for (int i = 0; i < evidence.size(); i++) {
            developments[i] = evidence.development(i);
            parts[i] = contributions.of(i);
        }
        return new Answers.Trace(evidence.size(), developments, parts);
    }

    @Override
    public Answers.Timeline timeline(Asked asked) {
        StanceReader stances = at(asked.revision());
        int track = numbers[asked.track()];
        TrackEvidence ever = stances.ever(track);
        double[] values = new double[ever.size()];
        double[] weights = new double[ever.size()];
        Appraisal before = new Appraisal();
        int size = 0;
        for (int i = 0; i < ever.size(); i++) {
            if (i + 1 == ever.size() || ever.moment(i + 1) > ever.moment(i)) {
                Appraisal stance = stances.appraise(track, ever.moment(i));
                if (stance.differsFrom(before)) {
                    values[size] = stance.value();
                    weights[size++] = stance.weight();
                    before.copy(stance);
                }
            }
        }
        return new Answers.Timeline(size, values, weights);
    }
}
