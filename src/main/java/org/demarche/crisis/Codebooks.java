package org.demarche.crisis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the codebooks. A version never changes, so those lately asked for are kept in memory. Thread-safe. */
@Component
public class Codebooks {
    private static final int KEPT = 32;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Recent<Key, CodebookView> recent = new Recent<>(KEPT);

    public Codebooks(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The version in force at the revision; empty where the crisis was not known. */
    public Optional<CodebookView> inForce(CrisisId crisis, long revision) {
        return jdbc.sql("select max(version) from crisis_codebook where crisis = :crisis and revision <= :revision")
                .param("crisis", crisis.value())
                .param("revision", revision)
                .query(Integer.class)
                .optional()
                .flatMap(version -> find(crisis, version));
    }

    /** A version by its number, whenever it was adopted; empty where the crisis has none of that number. */
    public Optional<CodebookView> find(CrisisId crisis, int version) {
        return recent.get(new Key(crisis, version), this::load);
    }

    /** All versions that the crisis had been given by the revision, the first one first. */
    public List<CodebookVersion> versions(CrisisId crisis, long revision) {
        return jdbc.sql("""
                        select version, revision, recorded_at, recorded_by, reason
                        from crisis_codebook
                        where crisis = :crisis and revision <= :revision
                        order by version""")
                .param("crisis", crisis.value())
                .param("revision", revision)
                .query(Codebooks::version)
                .list();
    }

    private Optional<CodebookView> load(Key key) {
        return jdbc.sql("""
                        select version, revision, recorded_at, recorded_by, reason, content
                        from crisis_codebook
                        where crisis = :crisis and version = :version""")
                .param("crisis", key.crisis().value())
                .param("version", key.version())
                .query((row, n) ->
                        new CodebookView(version(row, n), json.readValue(row.getString("content"), Codebook.class)))
                .optional();
    }

    private static CodebookVersion version(ResultSet row, int n) throws SQLException {
        return new CodebookVersion(
                row.getInt("version"),
                row.getLong("revision"),
                Instant.ofEpochSecond(row.getLong("recorded_at")),
                row.getString("recorded_by"),
                row.getString("reason"));
    }

    private record Key(CrisisId crisis, int version) {}
}
