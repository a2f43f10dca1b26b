/** Developments over HTTP. */
@NullMarked
package org.demarche.development.web;

import org.jspecify.annotations.NullMarked;
