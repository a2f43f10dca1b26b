/** Tests over HTTP against a real server, and what they share. */
@NullMarked
package org.demarche.web;

import org.jspecify.annotations.NullMarked;
