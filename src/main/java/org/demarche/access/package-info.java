/** Who may do what: tokens, roles, and the log of who has read what. */
@NullMarked
package org.demarche.access;

import org.jspecify.annotations.NullMarked;
