/** The stance model a second time: slow, obvious, and straight from the page. Nothing here is shared with the product's arithmetic. */
@NullMarked
package org.demarche.stance.reference;

import org.jspecify.annotations.NullMarked;
