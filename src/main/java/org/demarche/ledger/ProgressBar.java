package org.demarche.ledger;

import java.io.PrintWriter;
import java.util.function.LongConsumer;

/** Shows on a terminal, in one line that is drawn over itself, how far a file was read; elsewhere nothing. */
public final class ProgressBar implements LongConsumer {
    private static final int WIDTH = 50;
    private static final int MEGABYTE = 1_000_000;

    private final PrintWriter terminal;
    private final long total;
    private final boolean shown;
    private String drawn = "";

    /** @param total how many octets there are; 0 when nobody knows */
    public ProgressBar(PrintWriter terminal, long total, boolean shown) {
        this.terminal = terminal;
        this.total = total;
        this.shown = shown;
    }

    /** Takes how many octets were read so far. */
    @Override
    public void accept(long octets) {
        draw(total > 0 ? bar(Math.min(octets, total)) : octets / MEGABYTE + " MB");
    }

    /** Leaves the line empty. */
    public void clear() {
        draw("");
    }

    private String bar(long octets) {
        int done = (int) (octets * WIDTH / total);
        return "[" + "#".repeat(done) + " ".repeat(WIDTH - done) + "] " + octets * 100 / total + " %";
    }

    private void draw(String line) {
        if (shown && !line.equals(drawn)) {
            terminal.print("\r" + line + " ".repeat(Math.max(0, drawn.length() - line.length())));
            if (line.isEmpty()) {
                terminal.print("\r");
            }
            terminal.flush();
            drawn = line;
        }
    }
}
