package org.demarche.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the rows of all imports of this node, by what came of them. */
@Component
class ImportMeters {
    private static final String ROWS = "demarche.import.rows";

    private final MeterRegistry meters;

    ImportMeters(MeterRegistry meters) {
        this.meters = meters;
        count(0, "recorded");
        count(0, "duplicate");
        count(0, "refused");
    }

    /** The same progress, of one import, whose rows are counted. */
    Progress counting(Progress progress) {
        return new Progress() {
            private long recorded;
            private long duplicates;
            private long refused;

            @Override
            public void advance(Counts counts, List<Rejection> rejections) {
                count(counts.recorded() - recorded, "recorded");
                count(counts.duplicates() - duplicates, "duplicate");
                count(counts.rejected() - refused, "refused");
                recorded = counts.recorded();
                duplicates = counts.duplicates();
                refused = counts.rejected();
                progress.advance(counts, rejections);
            }

            @Override
            public boolean isCancelled() {
                return progress.isCancelled();
            }
        };
    }

    private void count(long rows, String outcome) {
        meters.counter(ROWS, "outcome", outcome).increment((double) rows);
    }
}
