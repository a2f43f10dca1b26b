/** Tests of what the edge turns away. */
@NullMarked
package org.demarche.web.edge;

import org.jspecify.annotations.NullMarked;
