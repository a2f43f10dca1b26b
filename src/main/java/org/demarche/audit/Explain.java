package org.demarche.audit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.demarche.actor.ActorId;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.Subject;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.ExportReader;
import org.demarche.ledger.ExportedEntry;
import org.demarche.ledger.ProgressBar;
import org.demarche.ledger.UnknownEvent;
import org.demarche.stance.Trace;
import org.demarche.stance.Track;
import org.demarche.web.AsOf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche explain}: recomputes a stance from an export, without a server and without its database. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Recompute a stance from an export of a ledger, and say what it rests on. Needs no server.",
            "Whether the export is what was signed, verify says."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:explained",
            "1:the file cannot be read, is no export from revision 1 on, or is of a later program",
            "2:the command line is refused, or a question that a server would refuse"
        })
public final class Explain implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "What GET /api/v1/export has answered, from revision 1 on, or a copy of DIR/ledger.jsonl.")
    private @Nullable Path file;

    @Option(names = "--crisis", paramLabel = "CRISIS", required = true, description = "Id of the crisis.")
    private @Nullable String crisis;

    @Option(
            names = "--holder",
            paramLabel = "ACTOR",
            required = true,
            description = "Id of the actor whose stance it is.")
    private @Nullable String holder;

    @Option(names = "--subject", paramLabel = "SUBJECT", required = true, description = "issues/ISSUE or actors/ACTOR.")
    private @Nullable String subject;

    @Option(
            names = "--at",
            paramLabel = "WHEN",
            required = true,
            description = "Valid time: a date, a month, a year, an instant or an interval.")
    private @Nullable String at;

    @Option(
            names = "--known",
            paramLabel = "REVISION",
            description = "So many entries are taken into account. Left out, all that the file has.")
    private @Nullable Long known;

    @Option(names = "--published", paramLabel = "WHEN", description = "Only reports published by then count.")
    private @Nullable String published;

    @Option(
            names = "--codebook",
            paramLabel = "VERSION",
            description = "Version of the codebook. Left out, the one in force at the revision.")
    private @Nullable String codebook;

    @Option(names = "--json", description = "Print the answer of GET .../trace, octet by octet as a server gives it.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = commandLine().getOut();
        PrintWriter err = commandLine().getErr();
        try (Offline offline = Offline.begin()) {
            CrisisId id = new CrisisId(requireNonNull(crisis));
            Track track = new Track(new ActorId(requireNonNull(holder)), Subject.parse(requireNonNull(subject)));
            long last = replay(offline, id);
            AsOf asOf = offline.asOf(parameters(known == null ? last : known), id);
            Trace trace = offline.trace(id, track, asOf);
            if (json) {
                out.print(new String(offline.json(asOf, trace), StandardCharsets.UTF_8));
            } else {
                new Explanation(out).print(id, asOf, trace);
            }
            return CommandLine.ExitCode.OK;
        } catch (Refusal refusal) {
            err.println("Refused, " + refusal.code().text() + ": " + refusal.detail());
            return CommandLine.ExitCode.USAGE;
        } catch (UnknownEvent newer) {
            err.println("Cannot be explained. " + newer.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IllegalArgumentException damaged) {
            err.println("No export of a ledger. " + damaged.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IOException unreadable) {
            err.println("Cannot be read: " + unreadable);
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private long replay(Offline offline, CrisisId id) throws IOException {
        Path export = requireNonNull(file);
        ProgressBar bar = new ProgressBar(commandLine().getErr(), Files.size(export), Ansi.AUTO.enabled());
        try (ExportReader reader = ExportReader.open(export, bar)) {
            Offline.Intake intake = offline.intake(id);
            for (ExportedEntry next = reader.peek(); next != null && isKnown(next); next = reader.peek()) {
                reader.take();
                intake.take(next);
            }
            intake.end(reader.root());
            return reader.taken();
        } finally {
            bar.clear();
        }
    }

    private boolean isKnown(ExportedEntry entry) {
        return known == null || entry.revision() <= known;
    }

    /** Those of a request; a revision beyond the file is refused like one beyond a ledger. */
    private Map<String, String> parameters(long revision) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("at", requireNonNull(at));
        parameters.put("known", Long.toString(revision));
        if (published != null) {
            parameters.put("published", published);
        }
        if (codebook != null) {
            parameters.put("codebook", codebook);
        }
        return parameters;
    }

    private CommandLine commandLine() {
        return requireNonNull(command, "set by picocli").commandLine();
    }
}
