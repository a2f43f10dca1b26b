package org.demarche.development;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demarche.crisis.CrisisId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds a page of developments. Where it filters by facets, it walks through the rows of the first of
 * them, which lie in the order of the answer as those of the developments do: a page costs no more than what it passes.
 * That the moments of both are the same is not said in the join: PostgreSQL would take the conditions for independent,
 * expect a handful of rows, and sort them all.
 */
final class DevelopmentSearch {
    private static final String STATE = "d";

    private final StringBuilder from = new StringBuilder("development_state d");
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private String walked = STATE;
    private String order = "d.crisis, d.moment, d.id";

    /**
     * Finds at most {@code limit} developments after the cursor.
     *
     * @param zone in which dates of the filter are read
     * @param width seconds that the longest span of a development is wide
     */
    DevelopmentSearch(
            CrisisId crisis,
            DevelopmentFilter filter,
            ZoneId zone,
            long width,
            Viewpoint viewpoint,
            Cursor after,
            int limit) {
        parameters.put("crisis", crisis.value());
        parameters.put("revision", viewpoint.revision());
        parameters.put("limit", limit);
        conditions.add("d.crisis = :crisis and d.from_revision <= :revision and d.to_revision > :revision");
        facet(Facet.ACTOR, filter.actor());
        facet(Facet.SOURCE, filter.source());
        facet(Facet.TYPE, filter.type());
        dates(filter, zone, width);
        status(filter.status());
        words(filter.words());
        published(viewpoint.published());
        after(after);
    }

    /** The statement; its columns are those of a {@link RecordedState}. */
    String sql() {
        return """
                select d.id, d.version, d.status, d.first_second, d.moment, d.reported, d.written, d.from_revision,
                  d.recorded_at, d.recorded_by
                from %s
                where %s
                order by %s
                limit :limit""".formatted(from, String.join("\n    and ", conditions), order);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void facet(Facet facet, @Nullable Object name) {
        if (name == null) {
            return;
        }
        String alias = facet.name().toLowerCase(Locale.ROOT);
        from.append("""

                  join development_facet %1$s on %1$s.id = d.id and %1$s.version = d.version""".formatted(alias));
        conditions.add("%1$s.crisis = :crisis and %1$s.facet = '%2$s' and %1$s.from_revision <= :revision"
                .formatted(alias, facet));
        condition(alias + ".name = :" + alias, alias, name.toString());
        if (walked.equals(STATE)) {
            walked = alias;
            order = "%1$s.crisis, %1$s.facet, %1$s.name, %1$s.moment, %1$s.id".formatted(alias);
        } else {
            conditions.add("%s.moment = %s.moment".formatted(alias, walked));
        }
    }

    private void dates(DevelopmentFilter filter, ZoneId zone, long width) {
        if (filter.isBackwards(zone)) {
            conditions.add("1 = 0");
        }
        When first = filter.from();
        if (first != null) {
            condition(walked + ".moment >= :first", "first", first.firstSecond(zone));
        }
        When last = filter.until();
        if (last != null) {
            long moment = last.moment(zone);
            condition("d.first_second <= :last", "last", moment);
            condition(walked + ".moment <= :latest", "latest", moment + width);
        }
    }

    private void status(@Nullable Status status) {
        if (status != null) {
            condition("d.status = :status", "status", status.name());
        }
    }

    private void words(@Nullable Set<String> words) {
        if (words == null) {
            return;
        }
        if (words.isEmpty()) {
            conditions.add("1 = 0");
        }
        for (String word : words) {
            String name = "word" + conditions.size();
            condition("d.words like :" + name, name, "% " + word + "%");
        }
    }

    private void published(@Nullable Long by) {
        if (by != null) {
            condition("""
                    (d.published <= :by or exists (
                      select 1 from development_report r
                      where r.crisis = d.crisis and r.id = d.id and r.revision <= :revision and r.published <= :by))""", "by", by);
        }
    }

    private void after(Cursor cursor) {
        condition(walked + ".moment >= :moment", "moment", cursor.moment());
        condition(
                "(%1$s.moment > :moment or %1$s.id > :id)".formatted(walked),
                "id",
                cursor.id().value());
    }

    private void condition(String sql, String name, Object value) {
        conditions.add(sql);
        parameters.put(name, value);
    }
}
