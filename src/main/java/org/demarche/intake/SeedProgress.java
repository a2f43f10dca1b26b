package org.demarche.intake;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the loading of each seed set has come. */
@Repository
class SeedProgress {
    private final JdbcClient jdbc;

    SeedProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far one has come. */
    record State(int linesDone, boolean finished) {}

    /** Empty when its loading has never begun here. */
    Optional<State> find(String seeds) {
        return jdbc.sql("select lines_done, finished from seed_progress where seeds = ?")
                .param(seeds)
                .query((row, number) -> new State(row.getInt("lines_done"), row.getBoolean("finished")))
                .optional();
    }

    void begin(String seeds) {
        jdbc.sql("insert into seed_progress (seeds, lines_done, finished) values (?, 0, false)")
                .param(seeds)
                .update();
    }

    void advance(String seeds, int linesDone) {
        jdbc.sql("update seed_progress set lines_done = ? where seeds = ?")
                .params(linesDone, seeds)
                .update();
    }

    void finish(String seeds) {
        jdbc.sql("update seed_progress set finished = true where seeds = ?")
                .param(seeds)
                .update();
    }
}
