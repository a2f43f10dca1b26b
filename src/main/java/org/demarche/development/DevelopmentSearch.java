package org.demarche.development;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.crisis.CrisisId;
import org.demarche.kernel.Among;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds a page of developments: those of a few names by their ids, all others on the way through the
 * developments in the order of the answer.
 */
final class DevelopmentSearch {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final String tables;
    private final String moment;
    private final String order;

    /**
     * Finds at most {@code limit} developments after the cursor.
     *
     * @param zone in which dates of the filter are read
     * @param among those that can be meant at all; null: any
     * @param width seconds that the longest span of a development is wide
     */
    DevelopmentSearch(
            CrisisId crisis,
            DevelopmentFilter filter,
            @Nullable Set<String> among,
            ZoneId zone,
            long width,
            Viewpoint viewpoint,
            Cursor after,
            int limit) {
        tables = "development_state d" + (among == null ? "" : Among.join("d.id", ":among"));
        // a sum is in no index: H2 would else walk through all moments, which lie in the order of the answer, to find a
        // few ids
        moment = among == null ? "d.moment" : "d.moment + 0";
        order = among == null ? "d.crisis, d.moment, d.id" : "d.moment + 0, d.id";
        parameters.put("crisis", crisis.value());
        parameters.put("revision", viewpoint.revision());
        parameters.put("limit", limit);
        conditions.add("d.crisis = :crisis and d.from_revision <= :revision and d.to_revision > :revision");
        if (among != null) {
            parameters.put("among", Among.of(among, id -> id));
        }
        names(filter);
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
                limit :limit""".formatted(tables, String.join("\n    and ", conditions), order);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void names(DevelopmentFilter filter) {
        if (filter.type() != null) {
            condition("d.type = :type", "type", filter.type());
        }
        if (filter.actor() != null) {
            condition("d.actors like :actor", "actor", "% " + filter.actor() + " %");
        }
        if (filter.source() != null) {
            parameters.put("source", filter.source().value());
            condition("""
                    (d.sources like :sources or exists (
                      select 1 from development_report r
                      where r.id = d.id and r.crisis = d.crisis and r.revision <= :revision and r.source = :source))""", "sources", "% " + filter.source() + " %");
        }
    }

    private void dates(DevelopmentFilter filter, ZoneId zone, long width) {
        if (filter.isBackwards(zone)) {
            conditions.add("1 = 0");
        }
        When first = filter.from();
        if (first != null) {
            condition(moment + " >= :first", "first", first.firstSecond(zone));
        }
        When last = filter.until();
        if (last != null) {
            long end = last.moment(zone);
            condition("d.first_second <= :last", "last", end);
            condition(moment + " <= :latest", "latest", end + width);
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
        condition(moment + " >= :moment", "moment", cursor.moment());
        condition("(d.moment > :moment or d.id > :id)", "id", cursor.id().value());
    }

    private void condition(String sql, String name, Object value) {
        conditions.add(sql);
        parameters.put(name, value);
    }
}
