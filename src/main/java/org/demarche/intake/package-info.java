/** Foreign and bulk input turned into commands. */
@NullMarked
package org.demarche.intake;

import org.jspecify.annotations.NullMarked;
