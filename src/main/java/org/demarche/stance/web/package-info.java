/** Stances over HTTP. */
@NullMarked
package org.demarche.stance.web;

import org.jspecify.annotations.NullMarked;
