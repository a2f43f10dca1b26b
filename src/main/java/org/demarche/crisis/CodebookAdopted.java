package org.demarche.crisis;

import org.demarche.kernel.EventType;

/** The crisis is from now on read by another version of its codebook; {@code version} from 2. */
@EventType("codebook-adopted")
public record CodebookAdopted(CrisisId crisis, int version, Codebook codebook) implements CrisisEvent {}
