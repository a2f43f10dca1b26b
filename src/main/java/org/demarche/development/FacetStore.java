package org.demarche.development;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.Gathered;
import org.demarche.ledger.RecordedEvents;
import org.demarche.ledger.RowsRemembered;
import org.demarche.source.SourceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which developments a name leads to, as long as they are few: those of a name that is frequent are met soon enough on the way
 * through all. A row for each name, written once for all that a transaction adds to it; it holds the revisions of the entries
 * that say the name, since it is written again and again.
 */
@Repository
class FacetStore implements RowsRemembered {
    /**
     * So many times may a name be added before it is frequent, and its revisions are forgotten. Each time all of them are
     * written; and of a million developments, a page of those of a name that is just frequent passes some hundred thousand.
     */
    static final int FEW = 300;

    /** Revisions are written to this base. */
    private static final int BASE = 36;

    private final JdbcTemplate jdbc;
    private final RecordedEvents events;
    /** Some of those that are frequent, so that nothing is asked for their sake; they stay so until the table is emptied. */
    private final Set<Name> frequent = ConcurrentHashMap.newKeySet();

    private final Gathered<Map<Name, List<Long>>> gathered = new Gathered<>(LinkedHashMap::new, this::write);

    FacetStore(JdbcTemplate jdbc, RecordedEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    private record Name(CrisisId crisis, Facet facet, String name) {}

    /** A content with these traits, written by the entry of the revision, leads to the development. */
    void add(CrisisId crisis, Traits traits, long revision) {
        add(new Name(crisis, Facet.TYPE, traits.type()), revision);
        traits.actors().forEach(actor -> add(new Name(crisis, Facet.ACTOR, actor.value()), revision));
    }

    /** The source of a report that the entry of the revision has brought leads to the development. */
    void add(CrisisId crisis, SourceId source, long revision) {
        add(new Name(crisis, Facet.SOURCE, source.value()), revision);
    }

    /**
     * The developments that any of their versions or reports, at any revision, lets be found by the name; empty where the name
     * is frequent.
     */
    Optional<Set<String>> few(CrisisId crisis, Facet facet, String name) {
        List<String> found = jdbc.queryForList(
                "select revisions from development_facet where name = ? and crisis = ? and facet = ?",
                String.class,
                name,
                crisis.value(),
                facet.name());
        if (found.isEmpty()) {
            return Optional.of(Set.of());
        }
        String revisions = found.getFirst();
        return revisions.isEmpty() ? Optional.empty() : Optional.of(developments(revisions));
    }

    private Set<String> developments(String line) {
        List<Long> revisions = Stream.of(line.strip().split(" "))
                .map(revision -> Long.valueOf(revision, BASE))
                .toList();
        return events.at(revisions).values().stream()
                .map(recorded ->
                        ((DevelopmentEvent) recorded.event()).development().value())
                .collect(toSet());
    }

    @Override
    public void forget() {
        frequent.clear();
    }

    private void add(Name name, long revision) {
        if (frequent.contains(name)) {
            return;
        }
        Map<Name, List<Long>> names = gathered.begun();
        if (names == null) {
            write(Map.of(name, List.of(revision)));
        } else {
            names.computeIfAbsent(name, first -> new ArrayList<>()).add(revision);
        }
    }

    private void write(Map<Name, List<Long>> names) {
        if (names.isEmpty()) {
            return;
        }
        List<Name> order = List.copyOf(names.keySet());
        int[] changed = jdbc.batchUpdate(
                """
                update development_facet
                set number = least(number + ?, ?), revisions = case when number + ? > ? then '' else revisions || ? end
                where name = ? and crisis = ? and facet = ? and number <= ?""",
                order.stream()
                        .map(name -> lengthened(name, requireNonNull(names.get(name))))
                        .toList());
        List<Name> left = IntStream.range(0, changed.length)
                .filter(i -> changed[i] == 0)
                .mapToObj(order::get)
                .toList();
        int[] begun = jdbc.batchUpdate(
                """
                insert into development_facet (name, crisis, facet, number, revisions)
                select cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as integer), cast(? as varchar)
                where not exists (select 1 from development_facet where name = ? and crisis = ? and facet = ?)""",
                left.stream()
                        .map(name -> begun(name, requireNonNull(names.get(name))))
                        .toList());
        IntStream.range(0, begun.length)
                .filter(i -> begun[i] == 0)
                .mapToObj(left::get)
                .forEach(frequent::add);
    }

    private static Object[] lengthened(Name name, List<Long> revisions) {
        int number = revisions.size();
        return new Object[] {
            number,
            FEW + 1,
            number,
            FEW,
            line(revisions),
            name.name(),
            name.crisis().value(),
            name.facet().name(),
            FEW
        };
    }

    /** Of a name that has no row, or is frequent; in the latter case there is nothing to do. */
    private static Object[] begun(Name name, List<Long> revisions) {
        boolean few = revisions.size() <= FEW;
        return new Object[] {
            name.name(),
            name.crisis().value(),
            name.facet().name(),
            few ? revisions.size() : FEW + 1,
            few ? line(revisions) : "",
            name.name(),
            name.crisis().value(),
            name.facet().name()
        };
    }

    private static String line(List<Long> revisions) {
        return revisions.stream()
                .map(revision -> Long.toString(revision, BASE) + " ")
                .collect(joining());
    }
}
