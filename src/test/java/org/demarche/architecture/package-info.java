/** The rules of the design that a compiler does not check. */
@NullMarked
package org.demarche.architecture;

import org.jspecify.annotations.NullMarked;
