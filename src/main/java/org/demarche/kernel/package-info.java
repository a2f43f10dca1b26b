/** The shared kernel: refusals, checks of values, and the marks every event carries. */
@NullMarked
package org.demarche.kernel;

import org.jspecify.annotations.NullMarked;
