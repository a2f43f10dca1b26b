package org.demarche.source;

import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.kernel.KnownIds;
import org.demarche.ledger.RowsRemembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sources of the projection, remembered once seen. */
@Component
class RememberedSources implements KnownSources, RowsRemembered {
    private final KnownIds<SourceId> known;

    RememberedSources(JdbcClient jdbc) {
        this.known = new KnownIds<>(sources -> jdbc
                .sql("select distinct id from source_version where id in (:ids)")
                .param("ids", sources.stream().map(SourceId::value).toList())
                .query(String.class)
                .list()
                .stream()
                .map(SourceId::new)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<SourceId> unknown(Set<SourceId> sources) {
        return known.unknown(sources);
    }

    @Override
    public void forget() {
        known.forget();
    }
}
