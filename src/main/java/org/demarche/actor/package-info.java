/** The directory of actors. */
@NullMarked
package org.demarche.actor;

import org.jspecify.annotations.NullMarked;
