package org.demarche.development;

import java.util.HashSet;
import java.util.Set;
import org.demarche.crisis.CrisisId;
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
            jdbc.sql("select distinct id from development_state where crisis = :crisis and id in (:ids)")
                    .param("crisis", crisis.value())
                    .param(
                            "ids",
                            developments.stream().map(DevelopmentId::value).toList())
                    .query(row -> {
                        unknown.remove(new DevelopmentId(row.getString("id")));
                    });
        }
        return unknown;
    }
}
