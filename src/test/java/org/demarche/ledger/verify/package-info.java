@NullMarked
package org.demarche.ledger.verify;

import org.jspecify.annotations.NullMarked;
