package org.demarche.stance.evidence;

import java.time.ZoneId;

/**
 * A crisis as the evidence rows know it.
 *
 * @param zone in which its dates are days
 * @param revision of its opening
 */
public record NumberedCrisis(long number, ZoneId zone, long revision) {}
