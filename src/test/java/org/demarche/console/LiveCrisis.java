package org.demarche.console;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** A crisis of its own, in which developments are recorded that have just happened. */
record LiveCrisis(Visit visit, String id) {
    static LiveCrisis open(Visit visit, String id) {
        visit.hand("PUT", "/sources/live-wire", "{\"name\": \"A wire\", \"reliability\": \"B\"}");
        visit.hand("PUT", "/actors/live-union", "{\"name\": \"A union\", \"kind\": \"IGO\"}");
        visit.hand("PUT", "/actors/live-junta", "{\"name\": \"A junta\", \"kind\": \"DE_FACTO_AUTHORITY\"}");
        visit.hand("PUT", "/crises/" + id, "{\"title\": \"A crisis called %s\", \"zone\": \"UTC\"}".formatted(id));
        return new LiveCrisis(visit, id);
    }

    /** Records what the union did toward the junta, as whoever the token belongs to. */
    void report(String development, String type, String secret) {
        visit.handAs(secret, "POST", "/crises/" + id + "/developments", """
                {"id": "%s", "occurred": "%s", "type": "%s", "summary": "The union acts.",
                 "initiators": [{"actor": "live-union"}], "targets": ["live-junta"],
                 "reports": [{"source": "live-wire", "credibility": 2, "stance": "AFFIRMS"}]}""".formatted(
                        development, LocalDate.now(ZoneOffset.UTC).minusDays(1), type));
    }
}
