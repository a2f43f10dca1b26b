/** Tests of the whole, and what the tests of the parts share. */
@NullMarked
package org.demarche;

import org.jspecify.annotations.NullMarked;
