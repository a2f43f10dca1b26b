package org.demarche.development;

import org.demarche.actor.ActorId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.Subject;

/**
 * What a development says about one track under a codebook.
 *
 * @param position thousandths, -1000..1000
 * @param derivedBy {@code coder}, {@code rule:<id>@<codebook version>} or {@code relation:<type>@<codebook version>}
 */
public record DerivedSignal(ActorId holder, Subject subject, int position, Modality modality, String derivedBy) {}
