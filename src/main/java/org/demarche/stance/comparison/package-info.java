/** How two pictures differ. */
@NullMarked
package org.demarche.stance.comparison;

import org.jspecify.annotations.NullMarked;
