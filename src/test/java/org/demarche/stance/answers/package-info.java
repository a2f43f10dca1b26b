@NullMarked
package org.demarche.stance.answers;

import org.jspecify.annotations.NullMarked;
