package org.demarche.stance;

import java.time.Instant;
import java.util.List;
import org.demarche.crisis.Modality;
import org.demarche.development.DevelopmentId;
import org.demarche.time.When;

/**
 * What one development contributes to a value.
 *
 * @param contribution its part of the value, millionths
 * @param share its part of the evidence, w/W in millionths, split as contributions are: what it would contribute if every
 *     position were +1000. All shares sum to a million
 * @param position thousandths
 * @param weight its part of the weight of the stance, millionths
 * @param credence millionths
 * @param derivedBy {@code coder}, {@code rule:<id>@<version>} or {@code relation:<type>@<version>}
 * @param recordedBy who wrote the content that is in force
 * @param recordedAt ledger time of that writing
 * @param revision from which that content is known
 * @param reports those that count, in the order recorded
 */
public record Contribution(
        DevelopmentId development,
        int contribution,
        int share,
        int position,
        long weight,
        int credence,
        Modality modality,
        When occurred,
        boolean standing,
        boolean superseded,
        String derivedBy,
        String recordedBy,
        Instant recordedAt,
        long revision,
        List<TracedReport> reports) {
    public Contribution {
        reports = List.copyOf(reports);
    }
}
