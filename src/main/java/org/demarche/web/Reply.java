package org.demarche.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question, as a controller gives it: {@code {asOf, ...}} as JSON, and its rows as CSV where it is a
 * list. Headers, conditional requests and the choice between the two are seen to elsewhere. Immutable.
 */
public final class Reply {
    private final SequencedMap<String, AsOf> asOf;
    private final @Nullable Object view;
    private final @Nullable Rows rows;
    private final boolean acrossRevisions;

    private Reply(SequencedMap<String, AsOf> asOf, @Nullable Object view, @Nullable Rows rows) {
        this(asOf, view, rows, false);
    }

    private Reply(
            SequencedMap<String, AsOf> asOf, @Nullable Object view, @Nullable Rows rows, boolean acrossRevisions) {
        this.asOf = asOf;
        this.view = view;
        this.rows = rows;
        this.acrossRevisions = acrossRevisions;
    }

    /** One thing; its fields stand beside {@code asOf}. */
    public static Reply one(AsOf asOf, Object view) {
        return new Reply(block(asOf), view, null);
    }

    /** One thing that holds a list. */
    public static <R extends Record> Reply one(AsOf asOf, Object view, Class<R> type, List<R> rows) {
        return new Reply(block(asOf), view, new Rows(null, type, rows, false, null));
    }

    /** A list, whole. */
    public static <R extends Record> Reply list(AsOf asOf, String name, Class<R> type, List<R> rows) {
        return new Reply(block(asOf), null, new Rows(name, type, rows, false, null));
    }

    /** A list, whole, of what holds at several revisions up to that of {@code asOf}. */
    public static <R extends Record> Reply acrossRevisions(AsOf asOf, String name, Class<R> type, List<R> rows) {
        return new Reply(block(asOf), null, new Rows(name, type, rows, false, null), true);
    }

    /** A page of a list; {@code after}: where the next begins, null: nowhere. */
    public static <R extends Record> Reply page(
            AsOf asOf, String name, Class<R> type, List<R> rows, @Nullable String after) {
        return new Reply(block(asOf), null, new Rows(name, type, rows, true, after));
    }

    /**
     * A page of a list that was asked for one row more than {@code limit}.
     *
     * @param place where a row stands, as {@link Paging#after} names it
     */
    public static <R extends Record> Reply page(
            AsOf asOf, String name, Class<R> type, List<R> fetched, int limit, Function<R, Object> place) {
        if (fetched.size() <= limit) {
            return page(asOf, name, type, fetched, null);
        }
        List<R> rows = fetched.subList(0, limit);
        return page(asOf, name, type, rows, place.apply(rows.getLast()).toString());
    }

    /** What differs between two pictures. */
    public static <R extends Record> Reply between(AsOf from, AsOf to, String name, Class<R> type, List<R> rows) {
        SequencedMap<String, AsOf> blocks = new LinkedHashMap<>();
        blocks.put("from", from);
        blocks.put("to", to);
        return new Reply(blocks, null, new Rows(name, type, rows, false, null), true);
    }

    /** The blocks that say as of when, by their names in the answer. */
    SequencedMap<String, AsOf> asOf() {
        return Collections.unmodifiableSequencedMap(asOf);
    }

    /** What follows them on the same level; null for nothing. */
    @Nullable Object view() {
        return view;
    }

    @Nullable Rows rows() {
        return rows;
    }

    /** Whether it looks at several revisions, each by the codebook in force at it unless one was asked for by name. */
    boolean isAcrossRevisions() {
        return acrossRevisions;
    }

    private static SequencedMap<String, AsOf> block(AsOf asOf) {
        SequencedMap<String, AsOf> block = new LinkedHashMap<>();
        block.put("asOf", asOf);
        return block;
    }
}
