package org.demarche.development;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What the coder says a development says about one track.
 *
 * @param position thousandths, -1000..1000; null: nothing about this track, which suppresses a derived signal
 * @param modality null only where position is null
 */
public record Signal(
        ActorId holder,
        Subject subject,
        @Nullable Integer position,
        @Nullable Modality modality,
        @Nullable String rationale) {}
