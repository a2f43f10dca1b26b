package org.demarche.development;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a development says about one track, and who says so.
 *
 * @param position thousandths, -1000..1000; null: the coder says that it says nothing
 * @param derivedBy {@code coder}, {@code rule:<id>@<codebook version>} or {@code relation:<type>@<codebook version>}
 */
public record SignalView(
        ActorId holder,
        Subject subject,
        @Nullable Integer position,
        @Nullable Modality modality,
        @Nullable String rationale,
        String derivedBy) {}
