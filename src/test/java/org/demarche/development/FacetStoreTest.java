package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.development.Happening.a;
import static org.demarche.development.Happening.report;
import static org.demarche.development.RegisterBed.NIGER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Stamp;
import org.demarche.ledger.RecordedEvent;
import org.demarche.source.SourceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether a name is rare or frequent makes no difference to what it finds. */
class FacetStoreTest {
    @ParameterizedTest
    @EnumSource
    void findsTheSameByNamesThatAreRareAndFrequent(Databases database) {
        RegisterBed bed = new RegisterBed(database);
        for (int i = 0; i <= FacetStore.FEW; i++) {
            boolean seldom = i % 100 == 7;
            bed.record(a(seldom ? "talks-offer" : "statement")
                    .by("ecowas")
                    .by(seldom ? "togo" : "benin")
                    .reported("d-" + i, report(i % 100 == 7 || i % 100 == 8 ? "rfi" : "afp")));
        }
        assertThat(bed.list(by("ecowas", null, null), bed.head())).hasSize(FacetStore.FEW + 1);
        assertThat(bed.ids(by("togo", null, null))).containsExactlyInAnyOrder("d-7", "d-107", "d-207");
        assertThat(bed.ids(by("ecowas", "rfi", null)))
                .containsExactlyInAnyOrder("d-7", "d-8", "d-107", "d-108", "d-207", "d-208");
        assertThat(bed.ids(by("ecowas", "rfi", "talks-offer"))).containsExactlyInAnyOrder("d-7", "d-107", "d-207");
        assertThat(bed.ids(by("benin", "rfi", "talks-offer"))).isEmpty();
        assertThat(bed.ids(by("nobody", null, null))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsADevelopmentByWhatItSaidAtTheRevision(Databases database) {
        RegisterBed bed = new RegisterBed(database);
        long reported = bed.record(a("statement").by("togo").reported("talks", report("afp")));
        bed.record(a("talks-offer").by("benin").corrected("talks", 2));
        bed.record(Happening.corroborated("talks", 2, report("rfi")));

        assertThat(bed.list(by("togo", null, "statement"), reported)).hasSize(1);
        assertThat(bed.list(by("benin", null, null), reported)).isEmpty();
        assertThat(bed.list(by(null, "rfi", null), bed.head() - 1)).isEmpty();
        assertThat(bed.ids(by("togo", null, null))).isEmpty();
        assertThat(bed.ids(by("benin", "rfi", "talks-offer"))).containsExactly("talks");
        assertThat(bed.ids(by("benin", "afp", null))).containsExactly("talks");
    }

    /** H2 walks through all moments, which lie in the order of the answer, unless it is kept from it: seconds, among a million. */
    @Test
    void looksUpTheFewOnH2() {
        RegisterBed bed = new RegisterBed(Databases.H2);
        for (int i = 0; i < 50; i++) {
            bed.record(a("statement").by("ecowas").reported("d-" + i, report("afp")));
        }
        DevelopmentSearch search = new DevelopmentSearch(
                NIGER,
                by("ecowas", null, null),
                Set.of("d-1", "d-2"),
                RegisterBed.NIAMEY,
                0,
                RegisterBed.at(bed.head()),
                Cursor.START,
                10);
        String plan = bed.jdbc
                .sql("explain " + search.sql())
                .params(search.parameters())
                .query(String.class)
                .single();
        assertThat(plan).contains("PRIMARY_KEY").doesNotContain("DEVELOPMENT_STATE_MOMENT");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheSameHoweverManyEventsShareATransaction(Databases database) {
        DataSource source = database.migrated();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        FacetStore facets = new FacetStore(jdbc, FacetStoreTest::recorded);
        List<List<Map<String, Object>>> kept = new ArrayList<>();
        for (int batch : List.of(1, 7, FacetStore.FEW, FacetStore.FEW + 1, 1_000)) {
            jdbc.update("delete from development_facet");
            facets.forget();
            for (int begin = 0; begin < FacetStore.FEW + 20; begin += batch) {
                IntStream events = IntStream.range(begin, Math.min(begin + batch, FacetStore.FEW + 20));
                transaction.executeWithoutResult(status -> events.forEach(event -> add(facets, event)));
            }
            kept.add(jdbc.queryForList("select * from development_facet order by facet, name"));
        }
        assertThat(kept.getFirst()).hasSize(3);
        assertThat(kept).allSatisfy(rows -> assertThat(rows).isEqualTo(kept.getFirst()));
        assertThat(facets.few(NIGER, Facet.ACTOR, "ecowas")).isEmpty();
        assertThat(facets.few(NIGER, Facet.SOURCE, "afp").orElseThrow()).hasSize(FacetStore.FEW / 2 + 10);
        assertThat(facets.few(NIGER, Facet.SOURCE, "rfi")).hasValue(Set.of());
    }

    private static DevelopmentReported reported(long revision) {
        return a("statement").by("ecowas").reported("d-" + (revision - 1), report("afp"));
    }

    private static SortedMap<Long, RecordedEvent> recorded(Collection<Long> revisions) {
        SortedMap<Long, RecordedEvent> recorded = new TreeMap<>();
        revisions.forEach(revision -> recorded.put(
                revision,
                new RecordedEvent(reported(revision), new Stamp(revision, 0, "e-" + revision, "coder", null))));
        return recorded;
    }

    private static void add(FacetStore facets, int event) {
        DevelopmentReported reported = reported(event + 1);
        facets.add(NIGER, Traits.of(reported.content()), event + 1);
        if (event % 2 == 0) {
            facets.add(NIGER, new SourceId("afp"), event + 1);
        }
    }

    private static DevelopmentFilter by(@Nullable String actor, @Nullable String source, @Nullable String type) {
        return new DevelopmentFilter(
                null,
                null,
                type,
                actor == null ? null : new ActorId(actor),
                source == null ? null : new SourceId(source),
                null,
                null);
    }
}
