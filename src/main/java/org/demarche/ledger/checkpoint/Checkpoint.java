package org.demarche.ledger.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;

/**
 * The head of a ledger's tree (c2sp.org/tlog-checkpoint). Two checkpoints of one origin contradict each other unless a
 * consistency proof leads from the smaller to the larger.
 *
 * @param origin which ledger it is of
 */
public record Checkpoint(String origin, TreeHead head) {
    private static final Pattern TEXT = Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([^\\n]+)\\n");

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n")) {
            throw new IllegalArgumentException("An origin is one line");
        }
    }

    /** The text that is signed: origin, size and root, a line each. */
    public String text() {
        return origin + "\n" + head.size() + "\n" + head.root() + "\n";
    }

    /**
     * Reads the text of a signed note; lines after the third are signed too, but not looked at. Throws
     * {@link IllegalArgumentException} for a text that is no checkpoint.
     */
    public static Checkpoint parse(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.lookingAt() || !text.endsWith("\n") || text.contains("\n\n")) {
            throw new IllegalArgumentException("A checkpoint has a line each for origin, size and root hash");
        }
        return new Checkpoint(lines.group(1), new TreeHead(Long.parseLong(lines.group(2)), Hash.parse(lines.group(3))));
    }
}
