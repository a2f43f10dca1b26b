package org.demarche.bench;

import java.util.Arrays;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Contributions;
import org.demarche.stance.model.Evidence;
import org.demarche.stance.timeline.Course;
import org.demarche.stance.timeline.CourseReader;

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
        return new StanceReader(index).known(revision, null);
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
        Course course = new CourseReader(at(asked.revision()))
                .course(numbers[asked.track()], moments[0], moments[Items.DAYS - 1]);
        int size = course.size() - 1;
        long[] times = new long[size];
        double[] values = new double[size];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = course.moment(i + 1);
            values[i] = course.value(i + 1);
            weights[i] = course.weight(i + 1);
        }
        return new Answers.Timeline(size, times, values, weights);
    }
}
