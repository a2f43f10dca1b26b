/** The shared kernel: refusals, checks of values, the marks every event carries, and ids as one parameter of a statement. */
@NullMarked
package org.demarche.kernel;

import org.jspecify.annotations.NullMarked;
