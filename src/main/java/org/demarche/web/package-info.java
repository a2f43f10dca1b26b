/** Cross-cutting HTTP: problems, as-of parameters, entity tags, paging, CSV. */
@NullMarked
package org.demarche.web;

import org.jspecify.annotations.NullMarked;
