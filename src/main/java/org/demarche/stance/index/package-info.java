/** The index: the evidence of one crisis under one codebook in memory, as known at every revision. */
@NullMarked
package org.demarche.stance.index;

import org.jspecify.annotations.NullMarked;
