/** The directory of sources and their grades. */
@NullMarked
package org.demarche.source;

import org.jspecify.annotations.NullMarked;
