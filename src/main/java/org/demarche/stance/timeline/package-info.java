/** How a stance changes in valid time. */
@NullMarked
package org.demarche.stance.timeline;

import org.jspecify.annotations.NullMarked;
