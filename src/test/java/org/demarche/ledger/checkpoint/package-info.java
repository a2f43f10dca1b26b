@NamedInterface("checkpoint") // here too: this class hides its namesake
@NullMarked
package org.demarche.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
