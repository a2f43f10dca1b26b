/** The label changes of all tracks. */
@NullMarked
package org.demarche.stance.changes;

import org.jspecify.annotations.NullMarked;
