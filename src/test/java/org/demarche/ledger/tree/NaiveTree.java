package org.demarche.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definitions of RFC 9162, section 2.1, word for word over a list of leaves. Remembers what it has computed. */
final class NaiveTree {
    private record Range(int from, int to) {}

    private final List<Hash> leaves;
    private final Map<Range, Hash> computed = new HashMap<>();

    NaiveTree(List<Hash> leaves) {
        this.leaves = leaves;
    }

    TreeHead head(int size) {
        return new TreeHead(size, mth(0, size));
    }

    /** MTH(D[from:to]). */
    Hash mth(int from, int to) {
        if (from == to) {
            return Hash.OF_NO_LEAVES;
        }
        if (to - from == 1) {
            return leaves.get(from);
        }
        Hash known = computed.get(new Range(from, to));
        if (known != null) {
            return known;
        }
        int k = k(to - from);
        Hash hash = Hash.ofNode(mth(from, from + k), mth(from + k, to));
        computed.put(new Range(from, to), hash);
        return hash;
    }

    /** PATH(m, D[from:to]). */
    List<Hash> path(int m, int from, int to) {
        int n = to - from;
        if (n == 1) {
            return List.of();
        }
        int k = k(n);
        return m < k
                ? with(path(m, from, from + k), mth(from + k, to))
                : with(path(m - k, from + k, to), mth(from, from + k));
    }

    /** PROOF(m, D[0:n]), 0 &lt; m &lt; n; and none for the tree itself. */
    List<Hash> proof(int m, int n) {
        return subproof(m, 0, n, true);
    }

    private List<Hash> subproof(int m, int from, int to, boolean b) {
        int n = to - from;
        if (m == n) {
            return b ? List.of() : List.of(mth(from, to));
        }
        int k = k(n);
        return m <= k
                ? with(subproof(m, from, from + k, b), mth(from + k, to))
                : with(subproof(m - k, from + k, to, false), mth(from, from + k));
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
