package org.demarche.stance.picture;

import org.demarche.stance.Stance;
import org.demarche.stance.Track;
import org.demarche.stance.model.Appraisal;

/** What the arithmetic found, as it is shown. */
public final class Views {
    private Views() {}

    public static Stance stance(Track track, Appraisal appraisal) {
        return new Stance(
                track.holder(),
                track.subject(),
                appraisal.label(),
                appraisal.hasEvidence() ? appraisal.value() : null,
                appraisal.weight(),
                appraisal.confidence(),
                appraisal.isContested(),
                appraisal.independentOrigins(),
                appraisal.declared(),
                appraisal.revealed());
    }
}
