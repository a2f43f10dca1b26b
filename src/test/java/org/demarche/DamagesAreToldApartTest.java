package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.demarche.ledger.verify.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The export of the Niger crisis, damaged in every way, held against its checkpoint by what is typed. */
class DamagesAreToldApartTest {
    private static final NigerLedger LEDGER = NigerLedger.recorded();

    @TempDir
    Path folder;

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
                damage(
                        "name that commands a terminal",
                        Fault.MALFORMED,
                        "\"?[2J?VERIFIED\"",
                        replace(8, "\"who\":", "\"\\u001b[2J\\nVERIFIED\":1,\"\\u001b[2J\\nVERIFIED\":2,\"who\":")),
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
        Said said = verify(NigerLedger.text(damage.apply(new ArrayList<>(LEDGER.lines()))));
        assertThat(said.out())
                .as(what)
                .startsWith("FAULT " + fault.code() + " ")
                .contains(message)
                .hasLineCount(1)
                .hasSizeLessThan(1_100);
        assertThat(said.status()).isEqualTo(fault.status());
        assertThat(said.err()).isEmpty();
    }

    @Test
    void findsAnEndWithinALine() throws IOException {
        String tail = LEDGER.lines().getLast() + "\n";
        String before =
                NigerLedger.text(LEDGER.lines().subList(0, LEDGER.lines().size() - 1));
        for (int kept = 1; kept < tail.length(); kept += 37) {
            assertThat(verify(before + tail.substring(0, kept)))
                    .isEqualTo(
                            Said.fault(Fault.TRUNCATED, "line 142: expected a line feed, found the end of the file"));
        }
        assertThat(verify(before + LEDGER.lines().getLast()).status()).isEqualTo(Fault.TRUNCATED.status());
        assertThat(verify(before + "end").status()).isEqualTo(Fault.MALFORMED.status());
    }

    private Said verify(String export) throws IOException {
        return Said.to(
                "verify",
                Files.writeString(folder.resolve("export"), export).toString(),
                "--checkpoint="
                        + Files.writeString(
                                folder.resolve("checkpoint"),
                                LEDGER.checkpoint().toString()),
                "--key=" + LEDGER.key());
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
