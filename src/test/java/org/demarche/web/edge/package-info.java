/** Tests of what the edge turns away. */
@NamedInterface("edge") // here too: this class hides its namesake
@NullMarked
package org.demarche.web.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
