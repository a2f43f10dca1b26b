/** Tests of what comes in from files. */
@NullMarked
package org.demarche.intake;

import org.jspecify.annotations.NullMarked;
