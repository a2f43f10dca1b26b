package org.demarche.stance.model;

import org.springframework.util.StringUtils;

/** Breaks a rule on purpose, to see it caught. No component, lest a test's context find it. */
public final class PlantedSpring {
    public String capitalized(String text) {
        return StringUtils.capitalize(text);
    }
}
