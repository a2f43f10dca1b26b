package org.demarche.stance.reference;

import java.util.List;
import org.demarche.stance.Cause;
import org.demarche.stance.Part;

/** A change of a stance, at a moment (epoch seconds) of valid time or at a revision. */
public record ReferenceChange(
        long when, List<Cause> causes, ReferenceStance from, ReferenceStance to, List<Part> parts) {}
