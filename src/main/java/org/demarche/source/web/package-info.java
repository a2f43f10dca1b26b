/** The directory of sources over HTTP. */
@NullMarked
package org.demarche.source.web;

import org.jspecify.annotations.NullMarked;
