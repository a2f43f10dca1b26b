/** The directory of crises over HTTP. */
@NullMarked
package org.demarche.crisis.web;

import org.jspecify.annotations.NullMarked;
