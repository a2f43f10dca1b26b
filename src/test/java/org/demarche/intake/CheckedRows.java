package org.demarche.intake;

import static org.demarche.fuzz.FuzzTarget.require;

import java.io.IOException;
import org.demarche.crisis.CrisisId;
import org.demarche.intake.feed.FeedEvent;
import org.demarche.intake.feed.Party;
import org.demarche.intake.feed.Row;
import org.demarche.intake.feed.Rows;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Rows of whatever input: their numbers grow, and what they tell can be recorded or is refused. */
final class CheckedRows {
    static final CrisisId CRISIS = new CrisisId("niger-2023");

    private CheckedRows() {}

    /** Reads them all, or up to where it becomes clear that the input is not of the format. */
    static void readAll(Rows rows) throws IOException {
        long last = 0;
        for (Row row = next(rows); row != null; row = next(rows)) {
            require(row.line() > last, row.line() + " comes after " + last);
            last = row.line();
            if (row instanceof Row.Told told) {
                check(told.event());
            }
        }
    }

    private static @Nullable Row next(Rows rows) throws IOException {
        try {
            return rows.next();
        } catch (Refusal foreign) {
            return null;
        }
    }

    private static void check(FeedEvent event) {
        try {
            Writes.draft(CRISIS, event);
        } catch (Refusal refused) {
            return;
        }
        check(event.initiator());
        if (event.target() != null) {
            check(event.target());
        }
    }

    /** Whoever is registered, be it under another id, is found again by the name that the feed uses. */
    private static void check(Party party) {
        Writes.ids().forEach(id -> {
            String name = Writes.actor(id.apply(party), party).name();
            require(name.equals(party.name()), party);
        });
    }
}
