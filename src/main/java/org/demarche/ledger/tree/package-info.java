/**
 * The Merkle tree of RFC 9162 (the same as that of RFC 6962) with SHA-256, as arithmetic: no clock, no input, no output.
 * A server grows and reads it, and an auditor computes it anew from nothing but leaves.
 *
 * <p>Words of the RFC: a tree of size n has the leaves 0 to n-1; its <em>head</em> is its size and root; an
 * <em>inclusion proof</em> shows that a leaf is in a tree, a <em>consistency proof</em> that a tree begins with an older one.
 */
@NamedInterface("tree")
@NullMarked
package org.demarche.ledger.tree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
