/** What a stance rests on. */
@NullMarked
package org.demarche.stance.trace;

import org.jspecify.annotations.NullMarked;
