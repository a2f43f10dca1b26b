/** What comes in from files and becomes commands. */
@NullMarked
package org.demarche.intake;

import org.jspecify.annotations.NullMarked;
