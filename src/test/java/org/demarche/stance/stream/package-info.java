@NullMarked
package org.demarche.stance.stream;

import org.jspecify.annotations.NullMarked;
