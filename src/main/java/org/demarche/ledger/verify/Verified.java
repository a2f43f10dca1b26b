package org.demarche.ledger.verify;

import org.demarche.ledger.tree.TreeHead;

/**
 * What has stood the test.
 *
 * @param head size and root that a checkpoint has, too; without a checkpoint those of all entries, which then nothing vouches for
 * @param further how many entries follow that no checkpoint covers: their form and their order are right
 */
public record Verified(TreeHead head, long further) {}
