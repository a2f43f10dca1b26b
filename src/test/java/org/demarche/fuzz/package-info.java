/** Parsers of what others have written, given whatever Jazzer comes up with. */
@NullMarked
package org.demarche.fuzz;

import org.jspecify.annotations.NullMarked;
