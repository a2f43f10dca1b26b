/** Tests of the desk, and desks for tests. */
@NullMarked
package org.demarche.desk;

import org.jspecify.annotations.NullMarked;
