@NullMarked
package org.demarche.stance.revisions;

import org.jspecify.annotations.NullMarked;
