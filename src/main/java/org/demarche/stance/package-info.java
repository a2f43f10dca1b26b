/** Where every actor stood: evidence, index and questions. */
@NullMarked
package org.demarche.stance;

import org.jspecify.annotations.NullMarked;
