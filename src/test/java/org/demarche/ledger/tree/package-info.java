@NamedInterface("tree") // here too: this class hides its namesake
@NullMarked
package org.demarche.ledger.tree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
