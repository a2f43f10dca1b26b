@NullMarked
package org.demarche.stance.evidence;

import org.jspecify.annotations.NullMarked;
