package org.demarche.intake;

import java.io.IOException;
import org.demarche.intake.feed.Lines;
import org.demarche.intake.feed.Row;
import org.demarche.intake.feed.Rows;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Rows of our own format: developments, actors, sources and issues of one crisis, a JSON object on each line. */
final class OwnRows implements Rows {
    private final Lines lines;
    private final CommandLines commands;

    OwnRows(Lines lines, CommandLines commands) {
        this.lines = lines;
        this.commands = commands;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            try {
                String text = line.text();
                if (!text.isBlank()) {
                    return new Row.Asked(line.number(), commands.read(text));
                }
            } catch (Refusal refusal) {
                return new Row.Unread(line.number(), refusal);
            }
        }
        return null;
    }
}
