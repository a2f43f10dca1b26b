/** Two ends of a change of a stance and the parts between them. */
@NullMarked
package org.demarche.stance.change;

import org.jspecify.annotations.NullMarked;
