/** The pictures of many days. */
@NullMarked
package org.demarche.stance.days;

import org.jspecify.annotations.NullMarked;
