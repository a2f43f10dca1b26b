@NullMarked
package org.demarche.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
