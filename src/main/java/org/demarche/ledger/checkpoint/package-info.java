/**
 * What a ledger says of itself and signs: C2SP tlog-checkpoint in a C2SP signed-note with Ed25519. No clock, no files; also
 * for whoever checks it far from the server.
 */
@NamedInterface("checkpoint")
@NullMarked
package org.demarche.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
