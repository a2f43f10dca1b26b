/** Imports over HTTP. */
@NullMarked
package org.demarche.intake.web;

import org.jspecify.annotations.NullMarked;
