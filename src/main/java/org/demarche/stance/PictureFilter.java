package org.demarche.stance;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;

/** Which tracks of a picture are wanted; null: all. */
public record PictureFilter(
        @Nullable ActorId holder,
        @Nullable Subject subject,
        @Nullable Label label) {

    /** Every track with evidence. */
    public static final PictureFilter NONE = new PictureFilter(null, null, null);
}
