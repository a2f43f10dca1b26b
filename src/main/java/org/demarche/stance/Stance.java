package org.demarche.stance;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/**
 * Where one actor stands on one subject; values and weights in millionths (stance-model sections 5 and 6).
 *
 * @param value -1 000 000..1 000 000; null when {@code UNDECLARED}
 * @param weight how much evidence still speaks; 0 when {@code UNDECLARED}
 * @param confidence null when {@code UNDECLARED}
 * @param declared the value over words and commitments alone; null without any
 * @param revealed the value over deeds alone; null without any
 */
public record Stance(
        ActorId holder,
        Subject subject,
        Label label,
        @Nullable Integer value,
        long weight,
        @Nullable Confidence confidence,
        boolean contested,
        int independentOrigins,
        @Nullable Integer declared,
        @Nullable Integer revealed) {}
