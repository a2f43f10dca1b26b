@NullMarked
package org.demarche.stance.timeline;

import org.jspecify.annotations.NullMarked;
