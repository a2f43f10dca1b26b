package org.demarche.stance.evidence;

import org.demarche.development.DevelopmentId;
import org.demarche.development.Report;
import org.demarche.kernel.Stamp;

/** A report, and the stamp of the entry that brought it. */
public record RecordedReport(DevelopmentId development, Report report, Stamp stamp) {}
