@NullMarked
package org.demarche.stance.index;

import org.jspecify.annotations.NullMarked;
