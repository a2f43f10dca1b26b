/** Who is let in over HTTP. */
@NullMarked
package org.demarche.access.web;

import org.jspecify.annotations.NullMarked;
