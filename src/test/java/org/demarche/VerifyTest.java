package org.demarche;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.demarche.ledger.Checkpoints;
import org.demarche.ledger.LedgerExport;
import org.demarche.ledger.checkpoint.Checkpoint;
import org.demarche.ledger.checkpoint.SignedNote;
import org.demarche.ledger.checkpoint.SigningKey;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.TreeHead;
import org.demarche.ledger.verify.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine;

/** What is typed to check an export: of the ledger of the Niger crisis, whole and damaged in every way. */
class VerifyTest {
    private static final SigningKey STRANGER = SigningKey.generate();

    private static List<String> lines = List.of();
    private static String checkpoint = "";
    private static String key = "";
    private static TreeHead head = TreeHead.EMPTY;
    private static String origin = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void record() throws IOException {
        try (var program = new SpringApplicationBuilder(Demarche.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + Databases.H2.url(),
                        "--spring.datasource.username=" + Databases.H2.user,
                        "--spring.datasource.password=" + Databases.H2.password)) {
            SignedNote note = program.getBean(Checkpoints.class).latest();
            checkpoint = note.toString();
            head = Checkpoint.parse(note.text()).head();
            key = program.getBean(Checkpoints.class).key().toString();
            origin = program.getBean(Checkpoints.class).key().name();
            ByteArrayOutputStream export = new ByteArrayOutputStream();
            program.getBean(LedgerExport.class).write(1, head.size(), export);
            lines = export.toString(UTF_8).lines().toList();
        }
    }

    @Test
    void saysWhatHasStoodTheTest() throws IOException {
        Said said = verify(text(lines), "--checkpoint=" + file("checkpoint", checkpoint), "--key=" + key);
        assertThat(said).isEqualTo(new Said(0, "VERIFIED " + lines.size() + " entries root " + head.root() + "\n", ""));
    }

    @Test
    void takesTheKeyFromAFileToo() throws IOException {
        Said said =
                verify(text(lines), "--checkpoint", file("checkpoint", checkpoint), "--key", file("key", key + "\n"));
        assertThat(said.status()).isZero();
    }

    @Test
    void saysWhatItHasNotChecked() throws IOException {
        String formOnly = "Form and order only: no checkpoint was given, and anybody can make such a file.\n";
        assertThat(verify(text(lines)).out())
                .isEqualTo("VERIFIED " + lines.size() + " entries root " + head.root() + "\n" + formOnly);
        assertThat(verify("").out()).isEqualTo("VERIFIED 0 entries root " + Hash.OF_NO_LEAVES + "\n" + formOnly);
        assertThat(verify(text(lines), "--checkpoint=" + file("earlier", signed(100))))
                .isEqualTo(new Said(
                        0,
                        "VERIFIED 100 entries root " + root(100)
                                + "\nThe signature was not checked: no key was given.\n"
                                + "Further entries, which no checkpoint covers: " + (lines.size() - 100) + "\n",
                        ""));
    }

    @Test
    void holdsTheCheckpointAgainstThePreviousOne() throws IOException {
        String now = "--checkpoint=" + file("checkpoint", checkpoint);
        String known = "--key=" + key;
        String stranger = "--key=" + STRANGER.verifier(origin);
        assertThat(verify(text(lines), now, known, stranger, "--previous=" + file("kept", signed(100)))
                        .status())
                .isZero();
        assertThat(verify(text(lines), now, known, stranger, "--previous=" + file("kept", signed(100, root(99)))))
                .isEqualTo(fault(
                        Fault.FORKED,
                        "previous checkpoint: expected the root " + root(99) + " over 100 entries, found "
                                + root(100)));
        assertThat(verify(text(lines), now, known, "--previous=" + file("kept", signed(100)))
                        .status())
                .isEqualTo(Fault.WRONG_KEY.status());
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("word", Fault.ALTERED, "checkpoint: expected the root", replace(99, "ECOWAS", "ECOWAZ")),
                damage(
                        "order of fields",
                        Fault.MALFORMED,
                        "line 5: no entry; octet 1: expected {\"revision\":",
                        replace(4, "{\"revision\":5,", "{")),
                damage(
                        "grade",
                        Fault.ALTERED,
                        "checkpoint: expected the root",
                        replace(3, "\"reliability\":\"", "\"reliability\": \"")),
                damage(
                        "sequence",
                        Fault.ALTERED,
                        "line 7, revision 7: expected sequence 0 of sources/",
                        replace(6, "\"sequence\":0", "\"sequence\":1")),
                damage(
                        "number of a line",
                        Fault.ALTERED,
                        "line 50: expected revision 50, found revision 40 in its place, and the next line goes on with 51",
                        replace(49, "\"revision\":50,", "\"revision\":40,")),
                damage(
                        "first entry",
                        Fault.REMOVED,
                        "line 1: expected revision 1, found revision 2; 1 comes nowhere",
                        removed(0)),
                damage(
                        "entry",
                        Fault.REMOVED,
                        "line 50: expected revision 50, found revision 51; 50 comes nowhere",
                        removed(49)),
                damage(
                        "two entries",
                        Fault.REMOVED,
                        "line 50: expected revision 50, found revision 52",
                        lines -> removed(49).apply(removed(49).apply(lines))),
                damage(
                        "entry again",
                        Fault.INSERTED,
                        "line 51: expected revision 51, found revision 50 a second time",
                        inserted(50, 49)),
                damage(
                        "earlier entry",
                        Fault.INSERTED,
                        "line 51: expected revision 51, found revision 3 a second time",
                        inserted(50, 2)),
                damage("entry at the end", Fault.INSERTED, "found revision 3 a second time", l -> {
                    l.add(l.get(2));
                    return l;
                }),
                damage(
                        "neighbours",
                        Fault.SWAPPED,
                        "line 50: expected revision 50, found revision 51; 50 comes only in line 51",
                        swapped(49, 50)),
                damage(
                        "far apart",
                        Fault.SWAPPED,
                        "line 10: expected revision 10, found revision 121; 10 comes only in line 121",
                        swapped(9, 120)),
                damage(
                        "last entry",
                        Fault.TRUNCATED,
                        "checkpoint: expected 142 entries, found 141",
                        l -> l.subList(0, 141)),
                damage("all entries", Fault.TRUNCATED, "checkpoint: expected 142 entries, found 0", l -> List.of()),
                damage("blank line", Fault.MALFORMED, "line 4: no entry; octet 1", l -> {
                    l.add(3, "");
                    return l;
                }),
                damage("line of another file", Fault.MALFORMED, "line 4: no entry; octet 1", l -> {
                    l.add(3, "[]");
                    return l;
                }),
                damage(
                        "line ends of elsewhere",
                        Fault.MALFORMED,
                        "line 1: no entry; octet",
                        l -> l.stream().map(line -> line + "\r").toList()),
                damage("mark of the order of octets", Fault.MALFORMED, "line 1: no entry; octet 1", l -> {
                    l.set(0, "\uFEFF" + l.get(0));
                    return l;
                }),
                damage("nul", Fault.MALFORMED, "line 9: no entry; octet", replace(8, "\"who\":", "\"who\0\":")),
                damage(
                        "name twice",
                        Fault.MALFORMED,
                        "line 9: no entry; octet",
                        replace(8, "\"who\":", "\"who\":null,\"who\":")),
                damage("half a line among others", Fault.MALFORMED, "line 9: no entry; octet", l -> {
                    l.set(8, l.get(8).substring(0, 300));
                    return l;
                }),
                damage(
                        "huge line",
                        Fault.MALFORMED,
                        "line 9: no entry; it has more than 33554432 octets",
                        replace(8, "\"who\":", "\"" + "x".repeat(33_554_432) + "\":1,\"who\":")));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void tellsDamagesApart(String what, Fault fault, String message, UnaryOperator<List<String>> damage)
            throws IOException {
        Said said = verify(
                text(damage.apply(new ArrayList<>(lines))),
                "--checkpoint=" + file("checkpoint", checkpoint),
                "--key=" + key);
        assertThat(said.out())
                .as(what)
                .startsWith("FAULT " + fault.code() + " ")
                .contains(message)
                .hasLineCount(1);
        assertThat(said.status()).isEqualTo(fault.status());
        assertThat(said.err()).isEmpty();
    }

    @Test
    void findsEveryOctetThatIsMissingAtTheEnd() throws IOException {
        String tail = lines.getLast() + "\n";
        String before = text(lines.subList(0, lines.size() - 1));
        for (int kept = 1; kept < tail.length(); kept += 37) {
            assertThat(verify(before + tail.substring(0, kept)))
                    .isEqualTo(fault(Fault.TRUNCATED, "line 142: expected a line feed, found the end of the file"));
        }
        assertThat(verify(before + lines.getLast()).status()).isEqualTo(Fault.TRUNCATED.status());
        assertThat(verify(before + "end").status()).isEqualTo(Fault.MALFORMED.status());
    }

    @Test
    void believesNoOtherKeyAndNoOtherLedger() throws IOException {
        String given = "--checkpoint=" + file("checkpoint", checkpoint);
        assertThat(verify(text(lines), given, "--key=" + STRANGER.verifier(origin))
                        .out())
                .startsWith("FAULT wrong-key checkpoint: ");
        assertThat(verify(text(lines), given, "--key=" + STRANGER.verifier("other")))
                .isEqualTo(
                        fault(Fault.WRONG_ORIGIN, "checkpoint: expected one of the origins [other], found " + origin));
        assertThat(verify(text(lines), "--checkpoint=" + file("no-checkpoint", key))
                        .status())
                .isEqualTo(Fault.MALFORMED.status());
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws IOException {
        String given = "--checkpoint=" + file("checkpoint", checkpoint);
        assertThat(verify(text(lines), "--key=" + key).err()).contains("Give --checkpoint=FILE too");
        assertThat(verify(text(lines), "--previous=x").status()).isEqualTo(2);
        assertThat(verify(text(lines), given, "--key=nonsense").err()).contains("--key is neither");
        assertThat(verify(text(lines), given, "--key=a\0b").status()).isEqualTo(2);
        assertThat(verify(text(lines), given, "--keys=" + key).status()).isEqualTo(2);
        assertThat(run("verify").status()).isEqualTo(2);
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        String missing = folder.resolve("missing").toString();
        assertThat(run("verify", missing))
                .isEqualTo(new Said(1, "", "Cannot be read: java.nio.file.NoSuchFileException: " + missing + "\n"));
        assertThat(verify(text(lines), "--checkpoint=" + missing).status()).isEqualTo(1);
        assertThat(run("verify", folder.toString()).status()).isEqualTo(1);
    }

    @Test
    void hasAnExitStatusOfItsOwnForEveryFaultAndTellsThem() {
        String help = run("verify", "--help").out();
        for (Fault fault : Fault.values()) {
            assertThat(help).contains(fault.status() + "   " + fault.code() + ": ");
        }
        assertThat(Stream.of(Fault.values()).map(Fault::status))
                .doesNotHaveDuplicates()
                .allMatch(status -> status > 2);
    }

    private record Said(int status, String out, String err) {}

    private static Said fault(Fault fault, String message) {
        return new Said(fault.status(), "FAULT " + fault.code() + " " + message + "\n", "");
    }

    private Said verify(String export, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", file("export.ndjson", export)));
        Collections.addAll(arguments, options);
        return run(arguments.toArray(String[]::new));
    }

    private static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new Demarche())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(status, out.toString(), err.toString());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String signed(int size) {
        return signed(size, root(size));
    }

    private static String signed(int size, Hash root) {
        return STRANGER.sign(new Checkpoint(origin, new TreeHead(size, root)).text(), origin)
                .toString();
    }

    private static Hash root(int size) {
        CompactRange range = new CompactRange();
        lines.subList(0, size).forEach(line -> range.append(Hash.ofLeaf(line.getBytes(UTF_8))));
        return range.root();
    }

    private static Arguments damage(String what, Fault fault, String message, UnaryOperator<List<String>> damage) {
        return Arguments.of(what, fault, message, damage);
    }

    private static UnaryOperator<List<String>> replace(int index, String what, String by) {
        return lines -> {
            assertThat(lines.get(index)).contains(what);
            lines.set(index, lines.get(index).replace(what, by));
            return lines;
        };
    }

    private static UnaryOperator<List<String>> removed(int index) {
        return lines -> {
            lines.remove(index);
            return lines;
        };
    }

    private static UnaryOperator<List<String>> inserted(int at, int copied) {
        return lines -> {
            lines.add(at, lines.get(copied));
            return lines;
        };
    }

    private static UnaryOperator<List<String>> swapped(int one, int other) {
        return lines -> {
            Collections.swap(lines, one, other);
            return lines;
        };
    }
}
