@NullMarked
package org.demarche.ledger.tree;

import org.jspecify.annotations.NullMarked;
