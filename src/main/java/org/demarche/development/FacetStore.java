package org.demarche.development;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.Gathered;
import org.demarche.source.SourceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which developments a name leads to, as long as they are few: those of a name that is frequent are met soon enough on the way
 * through all. A row for each name, written once for all that a transaction adds to it.
 */
@Repository
class FacetStore {
    /**
     * So many times may a name be added before it is frequent, and its developments are forgotten. Each time all of them are
     * written; and of a million developments, a page of those of a name that is just frequent passes some hundred thousand.
     */
    static final int FEW = 300;

    private final JdbcTemplate jdbc;
    private final Gathered<Map<Name, List<DevelopmentId>>> gathered = new Gathered<>(LinkedHashMap::new, this::write);

    FacetStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Name(CrisisId crisis, Facet facet, String name) {}

    /** A content with these traits leads to the development. */
    void add(DevelopmentEvent event, Traits traits) {
        add(new Name(event.crisis(), Facet.TYPE, traits.type()), event.development());
        traits.actors()
                .forEach(actor -> add(new Name(event.crisis(), Facet.ACTOR, actor.value()), event.development()));
    }

    /** The source leads to the development. */
    void add(DevelopmentEvent event, SourceId source) {
        add(new Name(event.crisis(), Facet.SOURCE, source.value()), event.development());
    }

    /**
     * The developments that any of their versions or reports, at any revision, lets be found by the name; empty where the name
     * is frequent.
     */
    Optional<Set<String>> few(CrisisId crisis, Facet facet, String name) {
        List<String> found = jdbc.queryForList(
                "select developments from development_facet where name = ? and crisis = ? and facet = ?",
                String.class,
                name,
                crisis.value(),
                facet.name());
        if (found.isEmpty()) {
            return Optional.of(Set.of());
        }
        String developments = found.getFirst();
        return developments.isEmpty()
                ? Optional.empty()
                : Optional.of(Set.copyOf(List.of(developments.strip().split(" "))));
    }

    private void add(Name name, DevelopmentId development) {
        Map<Name, List<DevelopmentId>> names = gathered.begun();
        if (names == null) {
            write(Map.of(name, List.of(development)));
        } else {
            names.computeIfAbsent(name, first -> new ArrayList<>()).add(development);
        }
    }

    private void write(Map<Name, List<DevelopmentId>> names) {
        if (names.isEmpty()) {
            return;
        }
        List<Name> order = List.copyOf(names.keySet());
        int[] changed = jdbc.batchUpdate(
                """
                update development_facet
                set number = least(number + ?, ?), developments = case when number + ? > ? then '' else developments || ? end
                where name = ? and crisis = ? and facet = ? and number <= ?""",
                order.stream()
                        .map(name -> lengthened(name, requireNonNull(names.get(name))))
                        .toList());
        jdbc.batchUpdate(
                """
                insert into development_facet (name, crisis, facet, number, developments)
                select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as integer), cast(? as varchar)
                where not exists (select 1 from development_facet where name = ? and crisis = ? and facet = ?)""",
                IntStream.range(0, changed.length)
                        .filter(i -> changed[i] == 0)
                        .mapToObj(order::get)
                        .map(name -> begun(name, requireNonNull(names.get(name))))
                        .toList());
    }

    private static Object[] lengthened(Name name, List<DevelopmentId> developments) {
        int number = developments.size();
        return new Object[] {
            number,
            FEW + 1,
            number,
            FEW,
            State.line(developments).substring(1),
            name.name(),
            name.crisis().value(),
            name.facet().name(),
            FEW
        };
    }

    /** Of a name that has no row, or is frequent; in the latter case there is nothing to do. */
    private static Object[] begun(Name name, List<DevelopmentId> developments) {
        boolean few = developments.size() <= FEW;
        return new Object[] {
            name.name(),
            name.crisis().value(),
            name.facet().name(),
            few ? developments.size() : FEW + 1,
            few ? State.line(developments) : "",
            name.name(),
            name.crisis().value(),
            name.facet().name()
        };
    }
}
