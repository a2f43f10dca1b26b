package org.demarche.crisis;

/** Whether one person is enough to change what is known of a crisis. */
public enum Review {
    /** What anybody records counts at once. */
    NONE,
    /** Developments, corrections, retractions and reinstatements count when a second person has accepted them. */
    FOUR_EYES
}
