package org.demarche.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * The tiles of the ledger's tree. The leaf hashes are those of the entries; of the levels above, a row is added when it has
 * become final, so that nothing is ever written twice and 255 entries of 256 cost no write. Every write happens in the
 * caller's transaction, which holds the lock on the head.
 */
class SubtreeStore implements Tiles {
    private static final RowMapper<Hash> HASH = (row, n) -> Hash.of(row.getBytes(1));

    private final JdbcTemplate jdbc;

    SubtreeStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Hash> read(int level, long index, int width) {
        long first = index * WIDTH;
        return level == 0
                ? leaves(first, width)
                : jdbc.query(
                        "select hash from ledger_subtree where level = ? and position >= ? and position < ?"
                                + " order by level, position",
                        HASH,
                        level,
                        first,
                        first + width);
    }

    /** The hashes of {@code count} leaves from the index {@code first} on, as they were kept with their entries. */
    List<Hash> leaves(long first, int count) {
        return jdbc.query(
                "select leaf_hash from ledger_entry where revision > ? and revision <= ? order by revision",
                HASH,
                first,
                first + count);
    }

    /** Adds what the tree lacks now that it has grown from {@code before} to {@code size} leaves. */
    void grow(long before, long size) {
        if (Tiles.count(1, before) == Tiles.count(1, size)) {
            return;
        }
        for (int level = 1; Tiles.count(level, size) > 0; level++) {
            long first = kept(level);
            List<Hash> hashes = new ArrayList<>();
            for (long position = first; position < Tiles.count(level, size); position++) {
                hashes.add(Tiles.root(full(level - 1, position)));
            }
            add(level, first, hashes);
        }
    }

    /** How many leaves lie below the rows that there are. */
    long grown() {
        return kept(1) * WIDTH;
    }

    private List<Hash> full(int level, long index) {
        List<Hash> tile = read(level, index, WIDTH);
        if (tile.size() != WIDTH) {
            throw new IllegalStateException("Tile " + index + " of level " + level + " of the ledger is not full");
        }
        return tile;
    }

    private long kept(int level) {
        try (Stream<Long> last = jdbc.queryForStream(
                "select position from ledger_subtree where level = ?"
                        + " order by level desc, position desc fetch first 1 rows only",
                (row, n) -> row.getLong(1),
                level)) {
            return last.findFirst().map(position -> position + 1).orElse(0L);
        }
    }

    private void add(int level, long first, List<Hash> hashes) {
        List<Object[]> rows = new ArrayList<>();
        for (Hash hash : hashes) {
            rows.add(new Object[] {level, first + rows.size(), hash.octets()});
        }
        jdbc.batchUpdate("insert into ledger_subtree (level, position, hash) values (?, ?, ?)", rows);
    }
}
