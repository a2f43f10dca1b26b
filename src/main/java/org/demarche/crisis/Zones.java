package org.demarche.crisis;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarche.ledger.RowsRemembered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which zone the dates of a crisis are days; it never changes, and is kept in memory. Thread-safe. */
@Component
public class Zones implements RowsRemembered {
    private final JdbcClient jdbc;
    private final Map<CrisisId, ZoneId> known = new ConcurrentHashMap<>();

    public Zones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The zone of the crisis; empty where no such crisis is open, so far as the projections have read. */
    public Optional<ZoneId> find(CrisisId crisis) {
        @Nullable ZoneId zone = known.get(crisis);
        return zone != null ? Optional.of(zone) : load(crisis);
    }

    @Override
    public void forget() {
        known.clear();
    }

    private Optional<ZoneId> load(CrisisId crisis) {
        Optional<ZoneId> zone = jdbc.sql("select zone from crisis where id = :id")
                .param("id", crisis.value())
                .query(String.class)
                .optional()
                .map(ZoneId::of);
        zone.ifPresent(found -> known.put(crisis, found));
        return zone;
    }
}
