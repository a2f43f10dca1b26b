package org.demarche.stance.evidence;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.demarche.crisis.CrisisId;
import org.demarche.ledger.RowsRemembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The numbers of the crises, in the order of their opening: a rebuild gives each the same one again, so that they may be
 * remembered for ever.
 */
@Repository
class CrisisNumbers implements RowsRemembered {
    private final JdbcClient jdbc;
    private final Map<CrisisId, NumberedCrisis> known = new ConcurrentHashMap<>();

    CrisisNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(CrisisId crisis, ZoneId zone, long revision) {
        jdbc.sql("insert into evidence_crisis (number, crisis, zone, revision)"
                        + " select coalesce(max(number), 0) + 1, cast(? as varchar), cast(? as varchar), cast(? as bigint)"
                        + " from evidence_crisis")
                .params(crisis.value(), zone.getId(), revision)
                .update();
    }

    @Override
    public void forget() {
        known.clear();
    }

    NumberedCrisis of(CrisisId crisis) {
        return find(crisis).orElseThrow(() -> new IllegalStateException("not opened: " + crisis));
    }

    Optional<NumberedCrisis> find(CrisisId crisis) {
        NumberedCrisis remembered = known.get(crisis);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<NumberedCrisis> found = jdbc.sql("select number, zone, revision from evidence_crisis where crisis = ?")
                .param(crisis.value())
                .query((row, n) -> new NumberedCrisis(row.getLong(1), ZoneId.of(row.getString(2)), row.getLong(3)))
                .optional();
        found.ifPresent(numbered -> known.put(crisis, numbered));
        return found;
    }
}
