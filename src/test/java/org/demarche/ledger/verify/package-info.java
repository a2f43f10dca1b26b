@NamedInterface("verify") // here too: this class hides its namesake
@NullMarked
package org.demarche.ledger.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
