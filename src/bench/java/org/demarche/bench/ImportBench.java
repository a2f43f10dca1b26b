package org.demarche.bench;

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
import java.util.Map;
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

/**
 * Imports of GDELT rows, all that they bring visible at the end, on an H2 file and on PostgreSQL with fsync; then a picture is
 * asked. Beside each the floor: the same event rows, as they were stored, into the same table of a database of its own of the
 * same kind, by JDBC batches of as many in a transaction. Rows come in files of a hundred thousand, each timed.
 */
final class ImportBench {
    private static final int ROWS_OF_A_FILE = 100_000;
    private static final int TRANSACTION = 500;
    private static final int ROUNDS = 3;
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
        System.exit(0); // the embedded server waits for its JVM to end
    }

    private static void measure(Databases database, List<Path> files, Path data) throws Exception {
        try (ConfigurableApplicationContext program = program(database, data)) {
            List<Double> rates = new ArrayList<>();
            for (Path file : files) {
                long begun = System.nanoTime();
                long busy = processorNanos();
                long serving = serverNanos(program, database);
                bring(program, file);
                rates.add(rate(ROWS_OF_A_FILE, begun));
                System.out.printf(
                        "%s: file %d: %,.0f rows/s; processor time of this process %d us a row, of the server %d%n",
                        database,
                        rates.size(),
                        rates.getLast(),
                        (processorNanos() - busy) / 1_000 / ROWS_OF_A_FILE,
                        (serverNanos(program, database) - serving) / 1_000 / ROWS_OF_A_FILE);
            }
            long begun = System.nanoTime();
            System.out.printf(
                    "%s: a picture of %,d stances, the first of all, after %.1f s%n",
                    database, picture(program), (System.nanoTime() - begun) / 1e9);
            double bare = 0;
            DataSource floor = floor(database, data);
            List<Object[]> events = events(program.getBean(DataSource.class));
            for (int round = 0; round < ROUNDS; round++) {
                bare = Math.max(bare, bare(events, floor));
            }
            System.out.printf(
                    "%s: bare inserts, the best of %d: %,.0f events/s; ratio of the first file %.2f, of the last %.2f;"
                            + " last to first %.2f%n",
                    database,
                    ROUNDS,
                    bare,
                    rates.getFirst() / bare,
                    rates.getLast() / bare,
                    rates.getLast() / rates.getFirst());
        }
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

    /** The last hundred thousand reported developments, in their order. */
    private static List<Object[]> events(DataSource product) throws Exception {
        List<Object[]> events = new ArrayList<>();
        try (Connection connection = product.getConnection();
                PreparedStatement query = connection.prepareStatement("select " + COLUMNS
                        + " from domain_event where payload_type = 'development-reported'"
                        + " order by global_index desc fetch first " + ROWS_OF_A_FILE + " rows only");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                Object[] event = new Object[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    event[i] = i < TEXTS ? rows.getObject(i + 1) : rows.getBytes(i + 1);
                }
                events.add(event);
            }
        }
        return events.reversed();
    }

    /** How many a second; the table is empty before and after. */
    private static double bare(List<Object[]> events, DataSource floor) throws Exception {
        try (Connection connection = floor.getConnection()) {
            connection.setAutoCommit(false);
            long begun = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement("insert into domain_event (" + COLUMNS
                    + ") values (" + String.join(", ", Collections.nCopies(WIDTH, "?")) + ")")) {
                for (int added = 0; added < events.size(); ) {
                    for (int i = 0; i < WIDTH; i++) {
                        insert.setObject(i + 1, events.get(added)[i]);
                    }
                    insert.addBatch();
                    if (++added % TRANSACTION == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            double rate = rate(events.size(), begun);
            try (Statement empty = connection.createStatement()) {
                empty.execute("truncate table domain_event");
            }
            connection.commit();
            return rate;
        }
    }
}
