/** What pictures say of actors together: how alike two of them are, and how much of one mind a group is. */
@NullMarked
package org.demarche.stance.likeness;

import org.jspecify.annotations.NullMarked;
