package org.demarche.development;

import java.util.LinkedHashSet;
import java.util.Set;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RowBatches;
import org.demarche.source.SourceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows by which developments are found: the actors and the type of each version, and the sources of its reports. */
@Repository
class FacetStore {
    private final JdbcClient jdbc;
    private final RowBatches rows;

    FacetStore(JdbcClient jdbc, RowBatches rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Files a version under its type, the actors it names, and the sources. */
    void file(DevelopmentEvent event, int version, Content content, Set<SourceId> sources, Span span, Stamp stamp) {
        for (ActorId actor : actors(content)) {
            add(event, version, Facet.ACTOR, actor.value(), span, stamp);
        }
        for (SourceId source : sources) {
            add(event, version, Facet.SOURCE, source.value(), span, stamp);
        }
        add(event, version, Facet.TYPE, content.type(), span, stamp);
    }

    /** Files the version that holds under one more source, unless it is there already. */
    void file(DevelopmentEvent event, SourceId source, Stamp stamp) {
        rows.flush();
        jdbc.sql("""
                        insert into development_facet (crisis, facet, name, moment, id, version, from_revision)
                        select crisis, 'SOURCE', :source, moment, id, version, :revision
                        from development_state s
                        where crisis = :crisis and id = :id and to_revision = :open
                          and not exists (
                            select 1 from development_facet f
                            where f.crisis = s.crisis and f.facet = 'SOURCE' and f.name = :source
                              and f.moment = s.moment and f.id = s.id and f.version = s.version)""")
                .param("crisis", event.crisis().value())
                .param("id", event.development().value())
                .param("source", source.value())
                .param("revision", stamp.revision())
                .param("open", StateStore.OPEN)
                .update();
    }

    private void add(DevelopmentEvent event, int version, Facet facet, String name, Span span, Stamp stamp) {
        rows.add(
                """
                insert into development_facet (crisis, facet, name, moment, id, version, from_revision)
                values (?, ?, ?, ?, ?, ?, ?)""",
                event.crisis().value(),
                facet.name(),
                name,
                span.moment(),
                event.development().value(),
                version,
                stamp.revision());
    }

    private static Set<ActorId> actors(Content content) {
        Set<ActorId> actors = new LinkedHashSet<>(content.targets());
        for (Initiator initiator : content.initiators()) {
            actors.add(initiator.actor());
            actors.add(initiator.capacity());
        }
        return actors;
    }
}
