/** All stances at a moment. */
@NullMarked
package org.demarche.stance.picture;

import org.jspecify.annotations.NullMarked;
