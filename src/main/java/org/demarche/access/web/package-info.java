/** Lets requests in, or not. */
@NullMarked
package org.demarche.access.web;

import org.jspecify.annotations.NullMarked;
