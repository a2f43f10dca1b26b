package org.demarche.time;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Breaks a rule on purpose, to see it caught. */
public final class PlantedTable {
    public long second(ResultSet rows) throws SQLException {
        return rows.getLong(1);
    }
}
