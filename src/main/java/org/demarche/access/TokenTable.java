package org.demarche.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.demarche.kernel.Among;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens in a table, which all servers on one database share. */
class TokenTable implements TokenStore {
    private static final Logger LOG = LoggerFactory.getLogger(TokenTable.class);

    private final Supplier<JdbcClient> database;
    private final Supplier<JdbcClient> forLookups;
    private final Together<String, Token> lookups =
            new Together<>(this::find, TokenConnections.MOST, TokenConnections.PATIENCE);

    /** @param forLookups the same database, on connections that nothing else takes */
    TokenTable(Supplier<JdbcClient> database, Supplier<JdbcClient> forLookups) {
        this.database = database;
        this.forLookups = forLookups;
    }

    @Override
    public Optional<Token> find(String hash) {
        return lookups.find(hash);
    }

    private Map<String, Token> find(Set<String> hashes) {
        Map<String, Token> found = new HashMap<>();
        forLookups
                .get()
                .sql("select t.* from access_token t" + Among.join("t.hash", ":hashes"))
                .param("hashes", Among.of(hashes, hash -> hash))
                .query(row -> {
                    try {
                        found.put(row.getString("hash"), token(row));
                    } catch (IllegalArgumentException ofAnotherVersion) {
                        LOG.warn("Token {} has a role that this version does not know", row.getString("id"));
                    }
                });
        return found;
    }

    @Override
    public List<Token> list() {
        return database.get()
                .sql("select * from access_token order by created, id")
                .query((row, n) -> token(row))
                .list();
    }

    @Override
    public void add(String hash, Token token) {
        database.get()
                .sql("""
                        insert into access_token (hash, id, subject, roles, created, created_by, expires)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .param(hash)
                .param(token.id())
                .param(token.subject())
                .param(token.roles().stream().map(Role::name).collect(Collectors.joining(" ")))
                .param(token.created().getEpochSecond())
                .param(token.createdBy())
                .param(second(token.expires()))
                .update();
    }

    @Override
    public void revoke(String id, Instant moment) {
        database.get()
                .sql("update access_token set revoked = ? where id = ? and revoked is null")
                .params(moment.getEpochSecond(), id)
                .update();
    }

    @Override
    public void use(String id, Instant moment) {
        database.get()
                .sql("update access_token set last_used = ? where id = ?")
                .params(moment.getEpochSecond(), id)
                .update();
    }

    private static @Nullable Long second(@Nullable Instant moment) {
        return moment == null ? null : Long.valueOf(moment.getEpochSecond());
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("subject"),
                Arrays.stream(row.getString("roles").split(" "))
                        .map(Role::valueOf)
                        .toList(),
                Instant.ofEpochSecond(row.getLong("created")),
                row.getString("created_by"),
                instant(row, "expires"),
                instant(row, "revoked"),
                instant(row, "last_used"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long second = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochSecond(second);
    }
}
