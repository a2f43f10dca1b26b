package org.demarche.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The nodes on one PostgreSQL. Each has a {@link Session}, which one thread keeps alive; no clock of a node decides anything.
 * A node whose session has ended does its duties no longer and opens another one.
 */
final class PostgresCluster implements Cluster, SmartLifecycle {
    /** Before anything of the start reads or writes tables. */
    static final int PHASE = Integer.MIN_VALUE + 100;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    /** How often the session is renewed, and what others do is looked at, whether or not they have said anything. */
    private static final Duration TICK = Duration.ofMillis(250);

    /** Is announced by whoever wants the leader to lead no longer. */
    private static final String HAND_OVER = "hand over";

    private static final Duration FOR_EVER = Duration.ZERO;

    private static final Duration TICK_OF_START = Duration.ofMillis(20);

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final Duration takeover;
    private final Lock lead;
    private final String name = UUID.randomUUID().toString();
    private final News news = new News();
    /** Held by whoever uses what follows; fair, since one thread uses it nearly always. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private @Nullable Session session;
    private final Map<Duty, Work> works = new EnumMap<>(Duty.class);
    /** Those that are this node's; read without the turn. */
    private final Set<Duty> done = ConcurrentHashMap.newKeySet();

    private boolean holdsStart;
    private boolean isAlone;
    private boolean holdsAlone;
    private boolean isPresent;
    private boolean isLost;
    private final Bids bids = new Bids();
    private volatile boolean suspends;

    private volatile boolean hasStarted;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    /**
     * @param takeover after which a node that gives no sign is led without
     * @param lead what is held by whoever leads in what this node stands for
     */
    PostgresCluster(DataSource database, Duration takeover, Lock lead) {
        this.lead = lead;
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.takeover = takeover;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void announce() {
        jdbc.query("select pg_notify(?, ?)", row -> {}, Session.CHANNEL, name);
    }

    @Override
    public void onNews(Runnable look) {
        news.add(look);
    }

    @Override
    public void stand(Duty duty, Work work) {
        turn.lock();
        try {
            works.put(duty, work);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean does(Duty duty) {
        return done.contains(duty);
    }

    @Override
    public void resign(Duty duty) {
        turn.lock();
        try {
            boolean did = does(duty);
            end(duty);
            works.remove(duty);
            Session open = session;
            if (did && open != null) {
                open.ask(lock(duty).release());
            }
        } catch (SQLException gone) {
            LOG.debug("The session had ended before it resigned", gone);
        } finally {
            turn.unlock();
        }
    }

    /** In a session of its own, which PostgreSQL does not give up while nothing is asked in it: that of this node does not run yet. */
    @Override
    public boolean runAlone(Runnable work) {
        try (Session own = new Session(database, FOR_EVER)) {
            awaitTurn(() -> own.ask(Lock.START.tryHold()));
            boolean alone = own.ask(Lock.PRESENCE.tryHold());
            if (alone) {
                work.run();
            }
            return alone;
        } catch (SQLException failure) {
            throw new IllegalStateException("The database does not answer.", failure);
        }
    }

    @Override
    public boolean shutOut() {
        return inTurn(() -> {
            isAlone = open().ask(Lock.PRESENCE.tryHold());
            holdsAlone = isAlone;
            return isAlone;
        });
    }

    @Override
    public void letIn() {
        inTurn(() -> {
            isAlone = false;
            if (holdsAlone) {
                holdsAlone = false;
                open().ask(Lock.PRESENCE.release());
            }
            return true;
        });
    }

    @Override
    public boolean claim() {
        return inTurn(() -> {
            Session open = open();
            boolean claimed = open.ask(lead.tryHold());
            if (claimed && !running) {
                // nobody renews it before the start
                open.bear(FOR_EVER);
            }
            hasStarted = hasStarted || claimed;
            return claimed;
        });
    }

    /** The leader is told again and again: it must hear of it when this already waits, or it would lead again before. */
    @Override
    public void suspendLeader() {
        suspends = true;
        try {
            jdbc.query(Lock.LEAD.holdInTransaction(), row -> {});
        } finally {
            suspends = false;
        }
    }

    /** Waits until no other node is about to start, and none shuts the others out. */
    @Override
    public void start() {
        inTurn(() -> {
            open().bear(takeover);
            awaitTurn(this::mayStart);
            return true;
        });
        running = true;
        thread = Thread.ofPlatform().name("cluster").daemon().start(this::run);
    }

    /** A question of the database. */
    private interface Question {
        boolean ask() throws SQLException;
    }

    private boolean inTurn(Question question) {
        turn.lock();
        try {
            return question.ask();
        } catch (SQLException failure) {
            throw new IllegalStateException("The database does not answer.", failure);
        } finally {
            turn.unlock();
        }
    }

    private static void awaitTurn(Question isOurs) throws SQLException {
        boolean told = false;
        while (!isOurs.ask()) {
            if (!told) {
                LOG.info("Waiting for another program on this database that starts, or wants to be alone");
                told = true;
            }
            pause();
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Interrupted before it was this node's turn to start.");
            }
        }
    }

    private boolean mayStart() throws SQLException {
        holdsStart = holdsStart || open().ask(Lock.START.tryHold());
        return holdsStart && isPresent();
    }

    /** The start is over: the next node may. */
    void started() {
        hasStarted = true;
    }

    private void run() {
        long looked = System.nanoTime();
        while (running) {
            try {
                List<String> heard = turn();
                long now = System.nanoTime();
                if (!heard.stream().allMatch(name::equals) || now - looked >= TICK.toNanos()) {
                    looked = now;
                    news.lookSoon();
                }
            } catch (SQLException | RuntimeException failure) {
                lose(failure);
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private List<String> turn() throws SQLException, InterruptedException {
        turn.lockInterruptibly();
        try {
            Session open = open();
            open.renew();
            if (holdsStart && hasStarted) {
                open.ask(Lock.START.release());
                holdsStart = false;
            }
            keepWhatASessionLost(open);
            for (Map.Entry<Duty, Work> candidate : works.entrySet()) {
                takeUp(candidate.getKey(), candidate.getValue(), open);
            }
            if (suspends) {
                open.ask(Session.tell(HAND_OVER));
            }
            if (hasStarted && done.isEmpty() && works.containsKey(Duty.IMPORT) && bids.isDue()) {
                open.ask(Session.tell(Bids.FREE));
            }
            List<String> heard = open.hear(hasStarted ? TICK : TICK_OF_START);
            if (suspends && heard.equals(List.of(HAND_OVER))) {
                // that was its own, which is heard at once
                heard = open.hear(TICK_OF_START);
            }
            if (does(Duty.LEAD) && lead == Lock.LEAD && heard.contains(HAND_OVER)) {
                LOG.info("This node hands over: another program is to change the read models");
                end(Duty.LEAD);
                open.ask(lead.release());
            }
            if (heard.contains(Bids.FREE) && does(Duty.LEAD) && does(Duty.IMPORT)) {
                leaveImports(open);
            }
            isLost = false;
            return heard;
        } finally {
            turn.unlock();
        }
    }

    private void takeUp(Duty duty, Work work, Session open) throws SQLException {
        if (!does(duty)
                && !(duty == Duty.IMPORT && bids.areImportsLeft())
                && isPresent()
                && open.ask(lock(duty).tryHold())) {
            done.add(duty);
            if (lock(duty) == duty.lock()) {
                LOG.info(duty.told());
            }
            work.begin();
        }
    }

    private void leaveImports(Session open) throws SQLException {
        Work imports = works.get(Duty.IMPORT);
        if (imports != null && imports.yields()) {
            LOG.info("This node leaves the imports to another");
            end(Duty.IMPORT);
            open.ask(Lock.IMPORT.release());
            bids.leaveImports();
        }
    }

    private Lock lock(Duty duty) {
        return duty == Duty.LEAD ? lead : duty.lock();
    }

    /** A session that was lost while this node started, or was alone, took that with it. */
    private void keepWhatASessionLost(Session open) throws SQLException {
        if (!hasStarted && !holdsStart) {
            holdsStart = open.ask(Lock.START.tryHold());
        }
        if (isAlone && !holdsAlone) {
            holdsAlone = open.ask(Lock.PRESENCE.tryHold());
            if (!holdsAlone) {
                LOG.warn("Another program has begun on this database, which was to be this one's alone");
                isAlone = false;
            }
        }
    }

    private Session open() throws SQLException {
        Session open = session;
        if (open == null) {
            open = new Session(database, takeover);
            session = open;
            isPresent = false;
            holdsStart = false;
            holdsAlone = false;
        }
        return open;
    }

    private boolean isPresent() throws SQLException {
        isPresent = isPresent || open().ask(Lock.PRESENCE.tryShare());
        return isPresent;
    }

    private void lose(Exception failure) {
        turn.lock();
        try {
            if (!isLost) {
                LOG.warn("The session with the database is lost; trying again: {}", failure.toString());
                isLost = true;
            }
            works.keySet().forEach(this::end);
            close();
        } finally {
            turn.unlock();
        }
    }

    /** Until there is another try; an interrupt ends it. */
    private static void pause() {
        LockSupport.parkNanos(TICK.toNanos());
    }

    private void end(Duty duty) {
        Work work = works.get(duty);
        if (work != null && done.remove(duty)) {
            try {
                work.end();
            } catch (RuntimeException failure) {
                LOG.warn("What this node did ({}) could not be ended in order", duty, failure);
            }
        }
    }

    private void close() {
        Session open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException | RuntimeException gone) {
                LOG.debug("The session had ended before it was closed", gone);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        news.end();
        close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
