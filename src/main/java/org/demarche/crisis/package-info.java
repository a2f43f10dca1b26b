/** Crises: their issues and their codebook. */
@NullMarked
package org.demarche.crisis;

import org.jspecify.annotations.NullMarked;
