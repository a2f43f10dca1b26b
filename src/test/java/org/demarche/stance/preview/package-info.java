@NullMarked
package org.demarche.stance.preview;

import org.jspecify.annotations.NullMarked;
