package org.demarche.intake.feed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Place;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A delimited file with a header, whose columns a {@link Mapping} knows. A cell in quotation marks may hold ends of lines. */
public final class Delimited implements Rows {
    private final Lines lines;
    private final Mapping mapping;
    private final boolean quoted;
    private final CSVFormat format;
    private @Nullable Map<String, Integer> columns;
    private int width;

    /** The rows of the lines. */
    public Delimited(Lines lines, Mapping mapping) {
        this.lines = lines;
        this.mapping = mapping;
        this.quoted = mapping.isQuoted();
        this.format = mapping.format();
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            long number = line.number();
            if (columns == null) {
                columns = header(record(line));
                continue;
            }
            try {
                String[] cells = record(line);
                if (cells.length > 0) {
                    return new Row.Told(number, event(columns, cells, number));
                }
            } catch (Refusal refusal) {
                return new Row.Unread(number, refusal);
            }
        }
        return null;
    }

    /** The cells of the record that begins with the line; none of a blank line. */
    private String[] record(Lines.Line first) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        if (text.toString().isBlank()) {
            return new String[0];
        }
        boolean open = quoted && isOpen(first.text());
        while (open) {
            Lines.Line more = lines.next();
            if (more == null || text.length() > Lines.LONGEST) {
                throw new Refusal(Code.MALFORMED_ROW, null, "Close the quotation mark that this row opens.");
            }
            text.append('\n').append(more.text());
            open ^= isOpen(more.text());
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text.toString()), format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new Refusal(Code.MALFORMED_ROW, null, "Write one row on a line.");
            }
            return records.getFirst().values();
        } catch (IOException | UncheckedIOException | IllegalArgumentException malformed) {
            throw new Refusal(Code.MALFORMED_ROW, null, "Write the cells of this row as RFC 4180 says.");
        }
    }

    /** Whether a quotation mark is left open in what began outside of any. */
    private static boolean isOpen(String line) {
        return line.chars().filter(letter -> letter == '"').count() % 2 == 1;
    }

    private Map<String, Integer> header(String[] names) {
        Map<String, Integer> columns = Cells.columns(names);
        for (String needed : List.of(mapping.occurred().column(), mapping.type().column())) {
            if (!columns.containsKey(needed)) {
                throw new Refusal(
                        Code.MALFORMED_ROW,
                        null,
                        "Begin with a header that has the columns of the mapping; " + needed + " is missing.");
            }
        }
        width = names.length;
        return columns;
    }

    private FeedEvent event(Map<String, Integer> columns, String[] texts, long line) {
        Cells cells = new Cells(columns, width, texts, mapping.empty());
        Party initiator = mapping.initiator().find(cells);
        if (initiator == null) {
            throw new Refusal(Code.MISSING_FIELD, "initiators", "It names nobody who acted; there is no stance in it.");
        }
        var occurred = mapping.occurred().find(cells);
        if (occurred == null) {
            throw new Refusal(Code.MISSING_FIELD, mapping.occurred().column(), "Give a value here.");
        }
        String type = mapping.type().find(cells);
        if (type == null) {
            throw new Refusal(
                    Code.UNKNOWN_TYPE,
                    mapping.type().column(),
                    "Give a value that the mapping knows: "
                            + cells.find(mapping.type().column()));
        }
        Mapping.Actor target = mapping.target();
        SortedMap<String, String> codes = cells.codes(mapping.codes());
        String summary = new Template(mapping.summary()).get(cells, "summary");
        Publication publication = publication(cells, line);
        Place place = place(cells);
        return new FeedEvent(
                new DevelopmentId(Slug.of(new Template(mapping.id()).get(cells, "id"))),
                occurred,
                type,
                summary,
                initiator,
                target == null ? null : target.find(cells),
                place,
                publication,
                codes,
                cells.isRepaired() ? List.of(Gdelt.REPAIRED_TEXT) : List.of());
    }

    private @Nullable Place place(Cells cells) {
        Mapping.Spot spot = mapping.place();
        return spot == null
                ? null
                : Values.place(new Template(spot.name()).find(cells), cells.find(spot.lat()), cells.find(spot.lon()));
    }

    private Publication publication(Cells cells, long line) {
        String named = new Template(mapping.source()).get(cells, "source");
        String name = named.split(";", 2)[0].strip();
        Mapping.Day published = mapping.published();
        String origin = mapping.origin() == null ? null : new Template(mapping.origin()).find(cells);
        Publication page = Publication.of(name, published == null ? null : published.find(cells), "row " + line);
        return new Publication(
                page.publisher(),
                page.name(),
                origin,
                page.published(),
                origin == null ? page.url() : Values.url(origin),
                page.locator());
    }
}
