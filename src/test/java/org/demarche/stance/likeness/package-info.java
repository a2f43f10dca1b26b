@NullMarked
package org.demarche.stance.likeness;

import org.jspecify.annotations.NullMarked;
