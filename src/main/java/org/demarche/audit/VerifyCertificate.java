package org.demarche.audit;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.demarche.ledger.KeyOption;
import org.demarche.ledger.UnknownEvent;
import org.demarche.ledger.verify.Damaged;
import org.demarche.stance.Stance;
import org.demarche.time.TimeZoneData;
import org.demarche.web.AsOf;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demarche verify-certificate}: recomputes an answer from its certificate, without a server and without its database. */
@Command(
        name = "verify-certificate",
        mixinStandardHelpOptions = true,
        description = "Check the certificate of a stance, and recompute the stance from it. Needs no server.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:verified",
            "1:the file cannot be read, or is of a later program",
            "2:the command line is refused",
            "10:altered: an entry is not proved to be in the ledger of the answer",
            "11:removed: an entry is missing",
            "13:swapped: the entries are not in the order of the ledger",
            "15:wrong-key: the key has not signed the checkpoint",
            "16:wrong-origin: the checkpoint is of another ledger than the key",
            "17:forked: the checkpoint is of another history than the answer",
            "18:malformed: it is no certificate",
            "19:refuted: the entries give another answer"
        })
public final class VerifyCertificate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What GET .../certificate has answered.")
    private @Nullable Path file;

    @Mixin
    private KeyOption keys = new KeyOption();

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        PrintWriter out = commandLine().getOut();
        PrintWriter err = commandLine().getErr();
        try (InputStream octets = new BufferedInputStream(Files.newInputStream(requireNonNull(file)));
                CertificateReader certificate = new CertificateReader(octets);
                Offline offline = Offline.begin()) {
            tell(out, new CertificateCheck(certificate, offline).check(keys.keys()));
            return CommandLine.ExitCode.OK;
        } catch (Damaged e) {
            out.println("FAULT " + e.fault().code() + " " + e.getMessage());
            return e.fault().status();
        } catch (UnknownEvent newer) {
            err.println("Cannot be verified. " + newer.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IOException e) {
            err.println("Cannot be read: " + e);
            return CommandLine.ExitCode.SOFTWARE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private void tell(PrintWriter out, CertificateCheck.Checked checked) {
        Stance stance = checked.trace().stance().stance();
        AsOf asOf = checked.asOf();
        out.printf(
                "VERIFIED %s on %s, %s, at %s%s, by codebook %d: %s%s%n",
                stance.holder(),
                stance.subject(),
                checked.crisis(),
                asOf.at(),
                asOf.published() == null ? "" : ", published by " + asOf.published(),
                asOf.codebook(),
                stance.label(),
                stance.value() == null ? "" : " " + stance.value());
        out.printf(
                "from %d entries up to revision %d of root %s%n",
                checked.entries(), asOf.revision(), asOf.known().root());
        out.printf(
                "in the ledger %s of %d entries; digest %s%n",
                checked.checkpoint().text().origin(),
                checked.checkpoint().head().size(),
                checked.digest());
        if (keys.isEmpty()) {
            out.println("The signature was not checked: no key was given, and anybody can make such a file.");
        }
        if (!asOf.tzdata().equals(TimeZoneData.version())) {
            out.println("Computed by time zones " + TimeZoneData.version() + ". The answer names " + asOf.tzdata()
                    + ", which nothing here proves.");
        }
        out.println("That no entry was left out is not proved; an export of the whole ledger proves it.");
    }

    private CommandLine commandLine() {
        return requireNonNull(command, "set by picocli").commandLine();
    }
}
