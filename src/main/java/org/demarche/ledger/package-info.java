/** The total order of everything recorded. */
@NullMarked
package org.demarche.ledger;

import org.jspecify.annotations.NullMarked;
