/** Demarche: stances rebuilt from immutable events. */
@NullMarked
package org.demarche;

import org.jspecify.annotations.NullMarked;
