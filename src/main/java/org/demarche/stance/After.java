package org.demarche.stance;

import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/** What a stance changed to. */
public record After(Label label, @Nullable Integer value, long weight) {}
