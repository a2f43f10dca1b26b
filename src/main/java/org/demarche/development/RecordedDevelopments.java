package org.demarche.development;

import java.util.HashSet;
import java.util.Set;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Among;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The developments of the projection; few writes refer to any, so nothing is remembered. */
@Component
class RecordedDevelopments implements KnownDevelopments {
    private final JdbcClient jdbc;

    RecordedDevelopments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<DevelopmentId> unknown(CrisisId crisis, Set<DevelopmentId> developments) {
        Set<DevelopmentId> unknown = new HashSet<>(developments);
        if (!unknown.isEmpty()) {
            jdbc.sql("select distinct d.id from development_state d" + Among.join("d.id", ":ids")
                            + " where crisis = :crisis")
                    .param("crisis", crisis.value())
                    .param("ids", Among.of(developments, DevelopmentId::value))
                    .query(row -> {
                        unknown.remove(new DevelopmentId(row.getString("id")));
                    });
        }
        return unknown;
    }
}
