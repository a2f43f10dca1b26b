package org.demarche.bench;

import static java.util.stream.Collectors.joining;

import com.sun.management.OperatingSystemMXBean;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.Demarche;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.crisis.OpenCrisis;
import org.demarche.crisis.Review;
import org.demarche.intake.Assignment;
import org.demarche.intake.ImportFormat;
import org.demarche.intake.Importer;
import org.demarche.kernel.Recorder;
import org.demarche.ledger.Ledger;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.Stances;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Imports of GDELT rows, all that they bring visible at the end, on an H2 file and on PostgreSQL with fsync; then a picture is
 * asked. Rows come in files of a hundred thousand, each timed. Behind each the floor: the event rows of that file, as they were
 * stored, into the same table of a database of its own of the same kind, by JDBC batches of as many in a transaction, the better
 * of two times.
 */
final class ImportBench {
    private static final int ROWS_OF_A_FILE = 100_000;
    private static final int TRANSACTION = 500;
    private static final int PAGE = 10_000;
    private static final String COLUMNS = "event_identifier, aggregate_identifier, sequence_number, aggregate_type,"
            + " payload_type, payload_revision, time_stamp, payload, meta_data";
    private static final int WIDTH = 9;
    private static final int TEXTS = 7;
    private static final CrisisId CRISIS = new CrisisId("bench");

    private ImportBench() {}

    /** @param files how many, of a hundred thousand rows each */
    static void run(int files) throws Exception {
        Path work = Files.createTempDirectory("demarche-bench");
        List<Path> rows = new ArrayList<>();
        FeedGenerator generator = new FeedGenerator();
        for (int made = 0; made < files; made++) {
            Path file = work.resolve("rows-" + made + ".tsv");
            generator.write(file, ROWS_OF_A_FILE);
            rows.add(file);
        }
        for (Databases database : Databases.values()) {
            measure(database, rows, work.resolve(database.name()));
        }
        FileSystemUtils.deleteRecursively(work);
        System.exit(0); // the embedded server waits for its JVM to end
    }

    private static void measure(Databases database, List<Path> files, Path data) throws Exception {
        try (ConfigurableApplicationContext program = program(database, data)) {
            DataSource floor = floor(database, data);
            List<Double> rates = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            for (Path file : files) {
                long begun = System.nanoTime();
                long busy = processorNanos();
                long serving = serverNanos(program, database);
                bring(program, file);
                rates.add(rate(ROWS_OF_A_FILE, begun));
                busy = processorNanos() - busy;
                serving = serverNanos(program, database) - serving;
                DataSource product = program.getBean(DataSource.class);
                bare.add(Math.max(bare(product, floor), bare(product, floor)));
                System.out.printf(
                        "%s: file %d: %,.0f rows/s; processor time of this process %d us a row, of the server %d;"
                                + " then bare inserts %,.0f events/s%n",
                        database,
                        rates.size(),
                        rates.getLast(),
                        busy / 1_000 / ROWS_OF_A_FILE,
                        serving / 1_000 / ROWS_OF_A_FILE,
                        bare.getLast());
            }
            long begun = System.nanoTime();
            System.out.printf(
                    "%s: a picture of %,d stances, the first of all, after %.1f s%n",
                    database, picture(program), (System.nanoTime() - begun) / 1e9);
            System.out.printf(
                    "%s: ratios to the bare inserts before and after: %s; last to first %.2f%n",
                    database, ratios(rates, bare), rates.getLast() / rates.getFirst());
        }
    }

    /** How fast the machine is changes within minutes: each file is beside what surrounds it. */
    private static String ratios(List<Double> rates, List<Double> bare) {
        return IntStream.range(0, rates.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT, "%.2f", rates.get(i) * 2 / (bare.get(Math.max(0, i - 1)) + bare.get(i))))
                .collect(joining(", "));
    }

    private static void bring(ConfigurableApplicationContext program, Path file) throws Exception {
        try (InputStream rows = Files.newInputStream(file)) {
            program.getBean(Importer.class)
                    .run(
                            new Assignment(CRISIS, ImportFormat.GDELT, null, "bench", false),
                            rows,
                            Map.of(),
                            "bench",
                            (counts, rejections) -> {});
        }
    }

    private static int picture(ConfigurableApplicationContext program) {
        long latest = program.getBean(Ledger.class).visible();
        long at = LocalDate.of(2017, 2, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return program.getBean(Stances.class)
                .picture(new Question(CRISIS, at, latest, null, null), PictureFilter.NONE)
                .size();
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Of the processes that the server has begun, as far as they have not ended; none where it is this process. */
    private static long serverNanos(ConfigurableApplicationContext program, Databases database) {
        if (database == Databases.H2) {
            return 0;
        }
        String file = program.getBean(JdbcTemplate.class)
                .queryForObject("select pg_read_file('postmaster.pid')", String.class);
        long server = Long.parseLong(file.lines().findFirst().orElseThrow());
        return ProcessHandle.of(server)
                .orElseThrow()
                .children()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    private static double rate(long rows, long begun) {
        return rows * 1e9 / (System.nanoTime() - begun);
    }

    private static ConfigurableApplicationContext program(Databases database, Path data) {
        List<String> settings = new ArrayList<>(List.of(
                "--demarche.data=" + data,
                "--demarche.seeds=none",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off"));
        if (database != Databases.H2) {
            settings.add("--spring.datasource.url=" + database.url());
            settings.add("--spring.datasource.username=" + database.user);
            settings.add("--spring.datasource.password=" + database.password);
        }
        ConfigurableApplicationContext program = new SpringApplicationBuilder(Demarche.class)
                .web(WebApplicationType.NONE)
                .run(settings.toArray(String[]::new));
        String opened = program.getBean(Recorder.class)
                .submit(
                        new OpenCrisis(
                                CRISIS,
                                "Bench",
                                ZoneId.of("UTC"),
                                null,
                                program.getBean(DefaultCodebook.class).codebook(),
                                Review.NONE,
                                null),
                        "bench",
                        "bench")
                .event();
        program.getBean(Ledger.class).awaitVisible(opened, Duration.ofMinutes(1));
        return program;
    }

    private static DataSource floor(Databases database, Path data) {
        if (database != Databases.H2) {
            return database.migrated();
        }
        DataSource floor = JdbcConnectionPool.create("jdbc:h2:file:" + data.resolve("floor"), "demarche", "");
        database.migrate(floor);
        return floor;
    }

    /** How many a second, of the last hundred thousand reported developments, in their order; the table is empty before and after. */
    private static double bare(DataSource product, DataSource floor) throws Exception {
        long spent = 0;
        try (Connection from = product.getConnection();
                Connection to = floor.getConnection()) {
            to.setAutoCommit(false);
            long next = first(from);
            for (int added = 0; added < ROWS_OF_A_FILE; added += PAGE) {
                List<Object[]> events = new ArrayList<>();
                next = read(from, next, events);
                long begun = System.nanoTime();
                insert(events, to);
                spent += System.nanoTime() - begun;
            }
            try (Statement empty = to.createStatement()) {
                empty.execute("truncate table domain_event");
            }
            to.commit();
        }
        return ROWS_OF_A_FILE * 1e9 / spent;
    }

    /** The place of the first of them. */
    private static long first(Connection from) throws Exception {
        try (Statement query = from.createStatement();
                ResultSet row =
                        query.executeQuery("select min(global_index) from (select global_index from domain_event"
                                + " where payload_type = 'development-reported' order by global_index desc"
                                + " fetch first " + ROWS_OF_A_FILE + " rows only) t")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Reads a page of them, and returns where the next begins. */
    private static long read(Connection from, long first, List<Object[]> events) throws Exception {
        long last = first;
        try (PreparedStatement query = from.prepareStatement("select " + COLUMNS
                + ", global_index from domain_event where payload_type = 'development-reported' and global_index >= ?"
                + " order by global_index fetch first " + PAGE + " rows only")) {
            query.setLong(1, first);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Object[] event = new Object[WIDTH];
                    for (int i = 0; i < WIDTH; i++) {
                        event[i] = i < TEXTS ? rows.getObject(i + 1) : rows.getBytes(i + 1);
                    }
                    events.add(event);
                    last = rows.getLong(WIDTH + 1);
                }
            }
        }
        return last + 1;
    }

    private static void insert(List<Object[]> events, Connection to) throws Exception {
        try (PreparedStatement insert = to.prepareStatement("insert into domain_event (" + COLUMNS + ") values ("
                + String.join(", ", Collections.nCopies(WIDTH, "?")) + ")")) {
            for (int added = 0; added < events.size(); ) {
                for (int i = 0; i < WIDTH; i++) {
                    insert.setObject(i + 1, events.get(added)[i]);
                }
                insert.addBatch();
                if (++added % TRANSACTION == 0) {
                    insert.executeBatch();
                    to.commit();
                }
            }
        }
    }
}
