/** Tests of the description of the API. */
@NullMarked
package org.demarche.web.description;

import org.jspecify.annotations.NullMarked;
