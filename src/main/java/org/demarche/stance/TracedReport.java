package org.demarche.stance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.demarche.development.Report;
import org.demarche.source.Reliability;

/**
 * A report behind a contribution.
 *
 * @param reliability grade of its source at the revision of the question
 * @param revision that recorded it
 */
public record TracedReport(
        @JsonUnwrapped Report report, Reliability reliability, String recordedBy, Instant recordedAt, long revision) {}
