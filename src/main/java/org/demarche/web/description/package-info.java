/** The description of the API, as it is served and browsed. */
@NullMarked
package org.demarche.web.description;

import org.jspecify.annotations.NullMarked;
