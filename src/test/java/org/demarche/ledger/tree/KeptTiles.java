package org.demarche.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/** Tiles in memory, grown as they are defined; counts how often it is read. */
final class KeptTiles implements Tiles {
    private final List<List<Hash>> levels = new ArrayList<>();
    int reads;

    KeptTiles(List<Hash> leaves) {
        levels.add(List.copyOf(leaves));
        while (levels.getLast().size() >= WIDTH) {
            List<Hash> below = levels.getLast();
            List<Hash> level = new ArrayList<>();
            for (int end = WIDTH; end <= below.size(); end += WIDTH) {
                level.add(Tiles.root(below.subList(end - WIDTH, end)));
            }
            levels.add(level);
        }
    }

    @Override
    public List<Hash> read(int level, long index, int width) {
        reads++;
        int from = (int) index * WIDTH;
        return levels.get(level).subList(from, from + width);
    }
}
