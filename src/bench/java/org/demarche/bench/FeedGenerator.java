package org.demarche.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Rows of GDELT 2.0 as many as wanted, shaped like a real file of them, the same for ever. Each is a real row, drawn at random:
 * its actors, types, places, tone and counts go together as they did there. What would repeat is made anew: the id counts on;
 * the day goes on by one every 2 500 rows, and what was a year, a month, a week or a day before stays so; and an address is the
 * story of the real row on that day. Rows of which nobody is the first actor are left out, for they would be refused.
 */
final class FeedGenerator {
    static final int ROWS_OF_A_DAY = 2_500;
    private static final LocalDate FIRST = LocalDate.of(2017, 1, 1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int ID = 0;
    private static final int OCCURRED = 1;
    private static final int FIRST_ACTOR = 5;
    private static final int ADDED = 59;
    private static final int ADDRESS = 60;

    private final List<String[]> real;
    private final LocalDate first;
    private final Random random = new Random(2016_10_13);
    private int next;

    FeedGenerator() {
        this(FIRST);
    }

    /** @param first the day of the first row */
    FeedGenerator(LocalDate first) {
        this.first = first;
        try (InputStream file = Objects.requireNonNull(
                        FeedGenerator.class.getResourceAsStream("/feeds/gdelt-20161013151500.export.CSV.gz"));
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            real = lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> !cells[FIRST_ACTOR].isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the next rows. */
    void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write(row());
                out.write('\n');
            }
        }
    }

    /** Leaves out the next rows. */
    void skip(int rows) {
        for (int i = 0; i < rows; i++) {
            random.nextInt(real.size());
        }
        next += rows;
    }

    private String row() {
        String[] cells = real.get(random.nextInt(real.size())).clone();
        LocalDate added = LocalDate.parse(cells[ADDED].substring(0, 8), DAY);
        long late = added.toEpochDay() - LocalDate.parse(cells[OCCURRED], DAY).toEpochDay();
        LocalDate day = first.plusDays(next / ROWS_OF_A_DAY);
        cells[ID] = Integer.toString(700_000_000 + next++);
        cells[OCCURRED] = DAY.format(late >= 365 ? day.minusYears(1) : day.minusDays(late));
        cells[ADDED] = DAY.format(day) + "151500";
        cells[ADDRESS] = cells[ADDRESS] + "?" + day;
        return String.join("\t", cells);
    }
}
