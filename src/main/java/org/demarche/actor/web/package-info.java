/** The directory of actors over HTTP. */
@NullMarked
package org.demarche.actor.web;

import org.jspecify.annotations.NullMarked;
