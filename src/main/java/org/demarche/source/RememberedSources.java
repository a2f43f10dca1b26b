package org.demarche.source;

import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.kernel.Among;
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
                .sql("select distinct s.id from source_version s" + Among.join("s.id", ":ids"))
                .param("ids", Among.of(sources, SourceId::value))
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
