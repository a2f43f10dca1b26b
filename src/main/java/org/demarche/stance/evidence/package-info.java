/** The evidence: rows kept from the events, from which every index is loaded. */
@NullMarked
package org.demarche.stance.evidence;

import org.jspecify.annotations.NullMarked;
