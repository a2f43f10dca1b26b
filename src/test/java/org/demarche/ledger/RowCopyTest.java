package org.demarche.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RowCopyTest {
    private static final Columns COLUMNS =
            Columns.of("development_report", "id", "crisis", "number", "source", "published", "revision");
    private static final Columns FACTS = Columns.of(
            "evidence_development",
            "place",
            "to_revision",
            "kind",
            "development",
            "content",
            "reports",
            "recorded_at",
            "recorded_by");

    @ParameterizedTest
    @EnumSource
    void addsManyRowsAsItAddsFew(Databases database) {
        JdbcTemplate jdbc = new JdbcTemplate(database.migrated());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long n = 0; n < 1_000; n++) {
            rows.add(Arrays.asList(
                    n - 500,
                    Long.MAX_VALUE - n,
                    (short) (n % 4),
                    "d-" + n,
                    n % 3 == 0 ? null : new byte[] {0, (byte) n, '\n', '\\', (byte) 0xff},
                    n % 3 == 1 ? new byte[0] : null,
                    -n,
                    n == 7 ? "\\N, \"Aïr\"\t😀\r\n\\." : "who"));
        }
        List<List<@Nullable Object>> few = rows.subList(0, RowCopy.MANY - 1);

        RowCopy.add(jdbc, FACTS, rows);
        List<Map<String, Object>> many = all(jdbc);
        jdbc.execute("truncate table evidence_development");
        RowCopy.add(jdbc, FACTS, few);

        assertThat(many).hasSize(1_000);
        assertThat(many.get(7)).containsEntry("recorded_by", "\\N, \"Aïr\"\t😀\r\n\\.");
        assertThat(many.get(2)).containsEntry("content", new byte[] {0, 2, '\n', '\\', (byte) 0xff});
        assertThat(many.subList(0, few.size()))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(all(jdbc));
    }

    @ParameterizedTest
    @EnumSource
    void addsNoneWhereOneCannotBeAdded(Databases database) {
        DataSource migrated = database.migrated();
        JdbcTemplate jdbc = new JdbcTemplate(migrated);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(migrated));
        List<List<Object>> rows = new ArrayList<>();
        for (int n = 0; n < RowCopy.MANY; n++) {
            rows.add(List.of("d", "c", n, "s", 0L, 0L));
        }
        rows.add(rows.getFirst());

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> RowCopy.add(jdbc, COLUMNS, rows)));
        assertThat(count(jdbc)).isZero();

        rows.removeLast();
        rows.add(List.of("d", "c", "not a number", "s", 0L, Map.of()));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> RowCopy.add(jdbc, COLUMNS, rows)))
                .isInstanceOf(RuntimeException.class);
        assertThat(count(jdbc)).isZero();

        rows.removeLast();
        transaction.executeWithoutResult(status -> RowCopy.add(jdbc, COLUMNS, rows));
        assertThat(count(jdbc)).isEqualTo(RowCopy.MANY);
    }

    private static List<Map<String, Object>> all(JdbcTemplate jdbc) {
        return jdbc.queryForList("select * from evidence_development order by place");
    }

    private static int count(JdbcTemplate jdbc) {
        return jdbc.queryForList("select number from development_report", Integer.class)
                .size();
    }
}
