package org.demarche.intake;

import java.util.List;
import org.demarche.crisis.DefaultCodebook;
import org.demarche.intake.SeedFiles.Line;
import org.demarche.intake.SeedProgress.State;
import org.demarche.kernel.Recorder;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Write;
import org.demarche.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a seed set by commands, once, into a ledger that is empty. What was begun and interrupted is taken up where it
 * stopped: its last line is handed in a second time, which records nothing unless the interruption kept it from it.
 */
@Component
class Seeds {
    static final String WHO = "seeds";

    private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);

    private final SeedFiles files;
    private final SeedProgress progress;
    private final Recorder recorder;
    private final Ledger ledger;
    private final JsonMapper json;
    private final DefaultCodebook shipped;

    Seeds(
            SeedFiles files,
            SeedProgress progress,
            Recorder recorder,
            Ledger ledger,
            JsonMapper json,
            DefaultCodebook shipped) {
        this.files = files;
        this.progress = progress;
        this.recorder = recorder;
        this.ledger = ledger;
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
        if (progress.find(set).isEmpty() && ledger.head() == 0) {
            progress.begin(set);
        }
        progress.find(set).filter(state -> !state.finished()).ifPresent(state -> load(set, lines, state));
    }

    private void load(String set, List<Line> lines, State from) {
        var commands = new CommandLines(json, shipped.codebook());
        var submission = new Submission(recorder, ledger, WHO, "seeds/" + set);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            try {
                Write write = commands.read(line.text());
                if (i + 1 >= from.linesDone()) {
                    submission.submit(write);
                    progress.advance(set, i + 1);
                }
            } catch (Refusal refusal) {
                throw new SeedFailure(line, refusal);
            }
        }
        submission.awaitVisible();
        progress.finish(set);
        LOG.info("Loaded the seeds {}: {} lines, ledger revision {}", set, lines.size(), ledger.visible());
    }
}
