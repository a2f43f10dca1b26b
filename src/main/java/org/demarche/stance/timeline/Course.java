package org.demarche.stance.timeline;

import java.util.Arrays;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/**
 * The turning points of one stance in a span of valid time: the moments at which value, label, confidence or contested
 * differ from the second before. Entry 0 is how it stood in the second before the span; the others ascend. Columns of
 * primitives; not thread-safe.
 */
public final class Course {
    private int size;
    private long[] moments = new long[8];
    private int[] values = new int[8];
    private long[] weights = new long[8];
    private Label[] labels = new Label[8];
    private @Nullable Confidence[] confidences = new Confidence[8];
    private boolean[] contested = new boolean[8];

    /** Makes room for so many turning points. */
    void reserve(int count) {
        if (count >= moments.length) {
            makeRoom(count + 1);
        }
    }

    void begin(long moment, Appraisal appraisal) {
        size = 0;
        add(moment, appraisal);
    }

    /** Adds a turning point if the appraisal differs from that of the last one. */
    void turn(long moment, Appraisal appraisal) {
        int last = size - 1;
        if (values[last] != appraisal.value()
                || labels[last] != appraisal.label()
                || confidences[last] != appraisal.confidence()
                || contested[last] != appraisal.isContested()) {
            add(moment, appraisal);
        }
    }

    private void add(long moment, Appraisal appraisal) {
        if (size == moments.length) {
            makeRoom(size + size / 2);
        }
        moments[size] = moment;
        values[size] = appraisal.value();
        weights[size] = appraisal.weight();
        labels[size] = appraisal.label();
        confidences[size] = appraisal.confidence();
        contested[size] = appraisal.isContested();
        size++;
    }

    private void makeRoom(int capacity) {
        moments = Arrays.copyOf(moments, capacity);
        values = Arrays.copyOf(values, capacity);
        weights = Arrays.copyOf(weights, capacity);
        labels = Arrays.copyOf(labels, capacity);
        confidences = Arrays.copyOf(confidences, capacity);
        contested = Arrays.copyOf(contested, capacity);
    }

    /** The number of turning points and one. */
    public int size() {
        return size;
    }

    /** Epoch second. */
    public long moment(int i) {
        return moments[i];
    }

    public Label label(int i) {
        return labels[i];
    }

    /** Millionths; 0 where there is no evidence. */
    public int value(int i) {
        return values[i];
    }

    public boolean hasEvidence(int i) {
        return labels[i] != Label.UNDECLARED;
    }

    /** Millionths, at the moment. */
    public long weight(int i) {
        return weights[i];
    }

    public @Nullable Confidence confidence(int i) {
        return confidences[i];
    }

    public boolean isContested(int i) {
        return contested[i];
    }

    /** Whether the label differs from that before. */
    public boolean isNewLabel(int i) {
        return i > 0 && labels[i] != labels[i - 1];
    }
}
