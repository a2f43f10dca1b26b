package org.demarche.bench;

/**
 * What a question asks about.
 *
 * @param track of {@link Items}; not looked at by a picture
 * @param day of {@link Items}; not looked at by a timeline
 * @param revision the last of a batch
 */
record Asked(int track, int day, int revision) {}
