package org.demarche.crisis;

import org.demarche.kernel.Stamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Lets tests of other modules record what happens to crises. */
public final class CrisisBed {
    private final CrisisProjection projection;

    public CrisisBed(JdbcClient jdbc, JsonMapper json) {
        this.projection = new CrisisProjection(new CrisisStore(jdbc, json));
    }

    public void record(CrisisEvent event, Stamp stamp) {
        switch (event) {
            case CrisisOpened opened -> projection.on(opened, stamp);
            case IssueRaised raised -> projection.on(raised, stamp);
            case CodebookAdopted adopted -> projection.on(adopted, stamp);
            case ReviewAdopted review -> projection.on(review, stamp);
        }
    }
}
