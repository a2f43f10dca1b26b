package org.demarche.intake;

import java.util.List;
import java.util.OptionalInt;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.intake.SeedFiles.Line;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.demarche.ledger.Ledger;
import org.demarche.ledger.LedgerEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a seed set by commands, once, into a ledger that is empty. What was begun and interrupted is taken up where it
 * stopped; the ledger itself tells where, for each entry names the line that it comes from.
 */
@Component
class Seeds {
    static final String WHO = "seeds";

    private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);

    private final SeedFiles files;
    private final SeedProgress progress;
    private final Recorder recorder;
    private final Ledger ledger;
    private final LedgerEntries entries;
    private final JsonMapper json;
    private final DefaultCodebook shipped;

    Seeds(
            SeedFiles files,
            SeedProgress progress,
            Recorder recorder,
            Ledger ledger,
            LedgerEntries entries,
            JsonMapper json,
            DefaultCodebook shipped) {
        this.files = files;
        this.progress = progress;
        this.recorder = recorder;
        this.ledger = ledger;
        this.entries = entries;
        this.json = json;
        this.shipped = shipped;
    }

    /**
     * Loads {@code set} if that has not been done and the ledger is otherwise empty; all of it is visible then.
     *
     * @throws SeedFailure at the first line that is refused; the lines before it stay recorded
     */
    void load(String set) {
        List<Line> lines = files.read(set);
        if (lines.isEmpty()) {
            throw new SeedFailure("There is no seed set " + set + "; give the name of one, or none.");
        }
        if (!progress.isFinished(set)) {
            linesInTheLedger(set).ifPresent(done -> load(set, lines, done));
        }
    }

    private void load(String set, List<Line> lines, int done) {
        var commands = new CommandLines(json, shipped.codebook());
        var submission = new Submission(recorder, ledger, WHO);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            try {
                Write write = commands.read(line.text());
                if (i >= done) {
                    submission.submit(write, correlation(set) + (i + 1));
                }
            } catch (Refusal refusal) {
                throw new SeedFailure(line, refusal);
            }
        }
        submission.awaitVisible();
        progress.finish(set, lines.size());
        LOG.info("Loaded the seeds {}: {} lines, ledger revision {}", set, lines.size(), ledger.visible());
    }

    /** How many lines of the set are recorded, by the last entry; none to be loaded where that is of something else. */
    private OptionalInt linesInTheLedger(String set) {
        long head = ledger.head();
        if (head == 0) {
            return OptionalInt.of(0);
        }
        String leaf = entries.read(head, head).getFirst().leaf();
        String correlation =
                json.readTree(leaf).path("metadata").path("correlationId").asString("");
        return correlation.startsWith(correlation(set))
                ? OptionalInt.of(
                        Integer.parseInt(correlation.substring(correlation(set).length())))
                : OptionalInt.empty();
    }

    /** Of the entry of a line, before its number. */
    private static String correlation(String set) {
        return "seeds/" + set + "/";
    }
}
