package org.demarche.bench;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.NumberedCrisis;
import org.demarche.stance.evidence.RecordedEvidence;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Appraisal;
import org.demarche.stance.model.Contributions;
import org.demarche.stance.model.Evidence;
import org.demarche.stance.timeline.Course;
import org.demarche.stance.timeline.CourseReader;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import peers.Answers;
import peers.Data;
import peers.Peer;

/**
 * Demarche in the harness of peers: recorded through the projection of the evidence into an H2 file, one transaction for a
 * batch, and asked of the index. {@code docs/performance.md} says how to compile and run this.
 *
 * <p>What the harness sums in floating point the product answers in whole millionths, so that a position differs by up to
 * 0.0005 thousandths and a mass by up to half a millionth: where that is more than the harness lets pass it counts the
 * answer as wrong. So it does a timeline with a day on which a further item changed nothing, which the product leaves out.
 */
@SuppressWarnings("NullAway.Init") // by open and load
public final class DemarchePeer implements Peer {
    private static final int SECONDS_OF_DAY = 86_400;

    private Data data;
    private PeerFacts facts;
    private JdbcConnectionPool database;
    private CrisisIndex index;
    private long[] moments;
    /** The index's number of each track. */
    private int[] numbers;
    /** The harness's number of each track and each development of the index. */
    private int[] tracks;

    private int[] items;
    private final Contributions contributions = new Contributions();

    @Override
    public String name() {
        return "Demarche";
    }

    @Override
    public void open(Path folder, Data all) {
        data = all;
        facts = new PeerFacts(all);
        database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("demarche") + ";WRITE_DELAY=0", "demarche", "");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                .load()
                .migrate();
    }

    @Override
    public void load(int upTo) {
        RecordedEvidence recorded = new RecordedEvidence(database);
        recorded.record(facts.directory());
        for (int batch = 1; batch <= upTo; batch++) {
            recorded.record(facts.batch(batch));
        }
        EvidenceReader evidence = recorded.reader();
        NumberedCrisis crisis = evidence.crisis(PeerFacts.CRISIS).orElseThrow();
        var adopted = evidence.codebooks(crisis, 0, facts.revision(0)).getFirst();
        index = new CrisisIndex(crisis, adopted.version(), evidence.codebook(crisis, adopted));
        index.catchUp(evidence, facts.revision(upTo));
        number(upTo);
    }

    private void number(int upTo) {
        moments = IntStream.rangeClosed(0, data.batchDay[upTo])
                .mapToLong(PeerFacts::moment)
                .toArray();
        numbers = IntStream.range(0, data.tracks())
                .map(track -> index.track(facts.track(track)))
                .toArray();
        tracks = new int[data.tracks()];
        for (int track = 0; track < numbers.length; track++) {
            if (numbers[track] != CrisisIndex.NO_TRACK) {
                tracks[numbers[track]] = track;
            }
        }
        int developments = (int) IntStream.range(0, data.batchEnd[upTo])
                .filter(event -> data.event[event] >= 0)
                .count();
        items = IntStream.range(0, developments)
                .map(number -> PeerFacts.item(index.development(number)))
                .toArray();
    }

    private StanceReader at(int batch) {
        return new StanceReader(index, facts.revision(batch), null);
    }

    @Override
    public Answers.Picture picture(int day, int batch) {
        Answers.Picture picture = new Answers.Picture();
        StanceReader stances = at(batch);
        for (int track : index.tracksInOrder()) {
            Appraisal stance = stances.appraise(track, moments[day]);
            if (stance.hasEvidence()) {
                picture.add(tracks[track], stance.value() / 1e3, stance.weight());
            }
        }
        return picture;
    }

    @Override
    public double[] point(int track, int day, int batch) {
        Appraisal stance = at(batch).appraise(numbers[track], moments[day]);
        return stance.hasEvidence() ? new double[] {stance.value() / 1e3, stance.weight()} : null;
    }

    @Override
    public Answers.Trace trace(int track, int day, int batch) {
        Evidence evidence = at(batch).evidence(numbers[track], moments[day]);
        contributions.split(evidence, index::compareDevelopments);
        Answers.Trace trace = new Answers.Trace();
        int origin = (int) Data.ORIGIN.toEpochDay();
        for (int i = 0; i < evidence.size(); i++) {
            trace.add(
                    items[evidence.development(i)],
                    evidence.effectiveDay(i) - origin,
                    evidence.position(i),
                    evidence.baseWeight(i));
        }
        return trace;
    }

    @Override
    public Answers.Timeline timeline(int track, int batch) {
        Course course = new CourseReader(at(batch)).course(numbers[track], moments[0], moments[moments.length - 1]);
        Answers.Timeline timeline = new Answers.Timeline();
        for (int i = 1; i < course.size(); i++) {
            long next = course.moment(i) + 1;
            if (next % SECONDS_OF_DAY == 0) { // an item: a lapse shows at midnight
                long day = next / SECONDS_OF_DAY - 1 - Data.ORIGIN.toEpochDay();
                timeline.add((int) day, course.value(i) / 1e3, course.weight(i));
            }
        }
        return timeline;
    }

    @Override
    public String note() {
        return "exact integers with label and confidence; figures in whole millionths; H2 file with WRITE_DELAY 0";
    }

    @Override
    public void close() {
        database.dispose();
    }
}
