package org.demarche.intake;

import org.demarche.crisis.CrisisId;

/**
 * What is to be imported.
 *
 * @param who on whose authority
 * @param rehearsal whether nothing is to be recorded: rows are read, and looked up, and counted as if they were
 */
public record Assignment(CrisisId crisis, ImportFormat format, String who, boolean rehearsal) {}
