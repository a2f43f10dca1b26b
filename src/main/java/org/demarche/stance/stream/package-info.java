/** What every entry of the ledger changes, as it is recorded. */
@NullMarked
package org.demarche.stance.stream;

import org.jspecify.annotations.NullMarked;
