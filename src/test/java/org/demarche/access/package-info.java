/** Tokens, roles, and the log of accesses. */
@NullMarked
package org.demarche.access;

import org.jspecify.annotations.NullMarked;
