package org.demarche.stance;

import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/** What a stance changed from. */
public record Before(Label label, @Nullable Integer value) {}
