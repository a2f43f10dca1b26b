/** What an entry would change, before it is recorded. */
@NullMarked
package org.demarche.stance.preview;

import org.jspecify.annotations.NullMarked;
