/** How a stance changes in known time. */
@NullMarked
package org.demarche.stance.revisions;

import org.jspecify.annotations.NullMarked;
