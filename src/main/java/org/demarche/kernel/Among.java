package org.demarche.kernel;

import java.util.Collection;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The rows of some ids, which are one parameter of the statement: its text is the same however many there are, and there is no
 * bound to how many. Each of them is looked up: told {@code any} of them, PostgreSQL may plan without knowing how many, and then
 * compares every row with one after the other.
 */
public final class Among {
    private Among() {}

    /**
     * To be put behind the table.
     *
     * @param column of the table
     * @param parameter of the statement, {@code ?} or {@code :name}, that {@link #of} gives its value
     */
    public static String join(String column, String parameter) {
        return " join unnest(cast(" + parameter + " as varchar array)) as among (id) on among.id = " + column;
    }

    /** Each once. Of no id there is no row. */
    public static <T> SqlArrayValue of(Collection<T> ids, Function<T, String> text) {
        return new SqlArrayValue("varchar", ids.stream().map(text).distinct().toArray());
    }
}
