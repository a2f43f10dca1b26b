package org.demarche.stance.evidence;

import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;

/**
 * A report and the entry that brought it.
 *
 * @param recordedAt epoch seconds
 */
public record RecordedReport(
        DevelopmentId development, long revision, Report report, long recordedAt, String recordedBy) {}
