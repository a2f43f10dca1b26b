package org.demarche.intake;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which seed sets have been loaded, and how many lines each had. */
@Repository
class SeedProgress {
    private final JdbcClient jdbc;

    SeedProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isFinished(String seeds) {
        return jdbc.sql("select count(*) from seed_progress where seeds = ? and finished")
                        .param(seeds)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void finish(String seeds, int lines) {
        jdbc.sql("delete from seed_progress where seeds = ?").param(seeds).update();
        jdbc.sql("insert into seed_progress (seeds, lines_done, finished) values (?, ?, true)")
                .params(seeds, lines)
                .update();
    }
}
