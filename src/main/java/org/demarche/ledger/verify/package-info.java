/**
 * Checks a file of exported entries against checkpoints, far from the server: no Spring, no database, no clock, and nothing of
 * the classes that wrote the file but the arithmetic of the tree and the form of a checkpoint.
 */
@NamedInterface("verify")
@NullMarked
package org.demarche.ledger.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
