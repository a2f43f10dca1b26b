/** Developments: what was reported, and the register of it. */
@NullMarked
package org.demarche.development;

import org.jspecify.annotations.NullMarked;
