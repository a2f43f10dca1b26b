package org.demarche.stance.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contents that say something else when actors are merged or separated: those on which one of these actors bears. They
 * are kept only while such entries are taken in; nothing else ever needs a content twice. The writer's alone.
 */
final class Rereadings {
    /** Whoever may come to count for somebody else. */
    private final BitSet concerned = new BitSet();

    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<Integer, List<Integer>> byActor = new HashMap<>();

    /** That the actor may come to count for somebody else; before any content is kept. */
    void expect(int actor) {
        concerned.set(actor);
    }

    boolean isAnyExpected() {
        return !concerned.isEmpty();
    }

    /** Keeps the content in force of a development if one of the actors is concerned. */
    void keep(int development, byte[] content, int[] actors) {
        contents.remove(development);
        for (int actor : actors) {
            if (concerned.get(actor)) {
                contents.put(development, content);
                byActor.computeIfAbsent(actor, a -> new ArrayList<>()).add(development);
            }
        }
    }

    /** That the development has no content in force. */
    void drop(int development) {
        contents.remove(development);
    }

    /** The developments on which any of the actors bears, or did when a content was kept; ascending. */
    Iterable<Integer> of(BitSet actors) {
        TreeSet<Integer> developments = new TreeSet<>();
        actors.stream().forEach(actor -> developments.addAll(byActor.getOrDefault(actor, List.of())));
        return developments;
    }

    /** The content in force of the development; null if it has none, or none that was kept. */
    byte @Nullable [] content(int development) {
        return contents.get(development);
    }

    void clear() {
        concerned.clear();
        contents.clear();
        byActor.clear();
    }
}
