/** What every request and every answer passes through; nothing outside of {@code web} refers to it. */
@NamedInterface("edge")
@NullMarked
package org.demarche.web.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
