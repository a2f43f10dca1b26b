package org.demarche.fuzz;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.demarche.audit.CertificateFuzz;
import org.demarche.development.DevelopmentCursorFuzz;
import org.demarche.intake.CommandLinesFuzz;
import org.demarche.intake.DelimitedFuzz;
import org.demarche.intake.FeedFuzz;
import org.demarche.intake.MappingFuzz;
import org.demarche.intake.RowFilesFuzz;
import org.demarche.ledger.checkpoint.SignedNoteFuzz;
import org.demarche.ledger.verify.EntryFuzz;
import org.demarche.time.WhenFuzz;
import org.demarche.web.CursorFuzz;

/** What Jazzer calls: one target, or all of them, of which the first octet then chooses one. */
public final class Fuzz {
    /** Instead of a name: all targets. */
    static final String ALL = "all";

    private static final SequencedMap<String, FuzzTarget> TARGETS = new LinkedHashMap<>();

    static {
        TARGETS.put("files", new RowFilesFuzz());
        TARGETS.put("developments", CommandLinesFuzz.ofImports());
        TARGETS.put("commands", CommandLinesFuzz.ofSeeds());
        TARGETS.put("gdelt", FeedFuzz.ofGdelt());
        TARGETS.put("icews", FeedFuzz.ofIcews());
        TARGETS.put("acled", new DelimitedFuzz("acled", "acled-invented.csv"));
        TARGETS.put("polecat", new DelimitedFuzz("polecat", "polecat-invented.tsv"));
        TARGETS.put("mapping", new MappingFuzz());
        TARGETS.put("dates", new WhenFuzz());
        TARGETS.put("entries", new EntryFuzz());
        TARGETS.put("notes", new SignedNoteFuzz());
        TARGETS.put("certificates", new CertificateFuzz());
        TARGETS.put("cursors", new CursorFuzz());
        TARGETS.put("development-cursors", new DevelopmentCursorFuzz());
    }

    private static List<FuzzTarget> chosen = List.of();

    private Fuzz() {}

    /** The target with the name, or all. */
    static List<FuzzTarget> targets(String name) {
        return name.equals(ALL)
                ? List.copyOf(TARGETS.values())
                : List.of(Objects.requireNonNull(TARGETS.get(name), () -> name + " is none of " + TARGETS.keySet()));
    }

    /** Called once, with the name of the target. */
    public static void fuzzerInitialize(String[] arguments) {
        chosen = targets(arguments[0]);
    }

    /** Called again and again. */
    public static void fuzzerTestOneInput(byte[] octets) throws Exception {
        if (chosen.size() == 1) {
            chosen.getFirst().run(octets);
        } else if (octets.length > 0) {
            chosen.get(Byte.toUnsignedInt(octets[0]) % chosen.size()).run(Arrays.copyOfRange(octets, 1, octets.length));
        }
    }
}
