package org.demarche.stance.model;

/** Breaks a rule on purpose, to see it caught. */
public final class PlantedDice {
    public double toss() {
        return Math.random();
    }
}
