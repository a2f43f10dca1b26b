/** The answers to all questions about stances. */
@NullMarked
package org.demarche.stance.answers;

import org.jspecify.annotations.NullMarked;
