/** Valid time: EDTF dates, instants and the moments they stand for. */
@NullMarked
package org.demarche.time;

import org.jspecify.annotations.NullMarked;
