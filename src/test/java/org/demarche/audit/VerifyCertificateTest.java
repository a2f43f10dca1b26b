package org.demarche.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.demarche.Said;
import org.demarche.ledger.checkpoint.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The certificate of a stance of the Niger crisis: that it proves itself, and each way in which it can be spoilt. */
class VerifyCertificateTest {
    private static final String STANCE = "/crises/niger-2023/stances/ecowas/issues/military-intervention";

    @TempDir
    static Path folder;

    private static NigerServer server;
    private static String key;
    private static String certificate;

    @BeforeAll
    static void ask() throws Exception {
        server = new NigerServer(folder.resolve("data"));
        key = server.get("/ledger/key").strip();
        certificate = server.get(STANCE + "/certificate?at=2023-08-15&known=120");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void recomputesTheAnswerAndTellsWhatItRestsOn() throws Exception {
        JsonNode answer = JsonMapper.shared().readTree(server.get(STANCE + "/trace?at=2023-08-15&known=120"));
        JsonNode said = JsonMapper.shared().readTree(certificate);
        assertThat(said.path("answer")).isEqualTo(answer);
        assertThat(verify(certificate, "--key=" + key))
                .isEqualTo(new Said(
                        0,
                        "VERIFIED ecowas on issues/military-intervention, niger-2023, at 2023-08-15, by codebook 2: "
                                + answer.path("label").asString() + " "
                                + answer.path("value").asInt()
                                + "\nfrom 120 entries up to revision 120 of root "
                                + answer.at("/asOf/known/root").asString()
                                + "\nin the ledger " + key.substring(0, key.indexOf('+')) + " of 143 entries; digest "
                                + said.path("digest").asString()
                                + "\nThat no entry was left out is not proved; an export of the whole ledger proves it.\n",
                        ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STANCE + "/certificate?at=2023-10-20&published=2023-08-30",
                STANCE + "/certificate?at=2024-05&codebook=1",
                STANCE + "/certificate",
                "/crises/niger-2023/stances/mali/actors/france/certificate?at=2023-08-15&known=90",
                "/crises/niger-2023/stances/france/actors/mali/certificate?at=2023-08-15"
            })
    void holdsForEveryQuestion(String question) throws Exception {
        Said said = verify(server.get(question), "--key=" + key);
        assertThat(said.out() + said.err()).startsWith("VERIFIED ");
        assertThat(said.status()).isZero();
    }

    @Test
    void leavesOutWhatIsAboutOtherCrisesButForTheLastEntry() throws Exception {
        String other = "/crises/other/stances/ecowas/actors/mali/certificate?known=143";
        JsonNode entries = JsonMapper.shared().readTree(server.get(other)).path("entries");
        assertThat(entries.size()).isLessThan(143);
        assertThat(entries.toString()).doesNotContain("crises/niger-2023");
        assertThat(verify(server.get(other)).out())
                .startsWith("VERIFIED ecowas on actors/mali, other, at ")
                .contains("The signature was not checked");
        String niger = server.get(STANCE + "/certificate?known=143");
        assertThat(JsonMapper.shared().readTree(niger).path("entries").size()).isEqualTo(143);
    }

    @Test
    void findsAnAnswerThatDoesNotFollow() throws IOException {
        assertThat(spoilt(c -> ((ObjectNode) c.path("answer")).put("value", 999_999)))
                .startsWith("19 FAULT refuted the entries give another answer: value is ")
                .endsWith(", not 999999\n");
        assertThat(spoilt(c -> ((ObjectNode) c.path("answer").path("asOf")).put("tzdata", "hello")))
                .startsWith("18 FAULT malformed ");
        assertThat(spoilt(c ->
                        ((ObjectNode) c.path("answer").path("contributions").path(0)).put("recordedBy", "nobody")))
                .startsWith("19 FAULT refuted the entries give another answer: contributions[0].recordedBy is ");
        assertThat(spoilt(c -> ((ObjectNode) c.path("answer")).put("holder", "mali")))
                .startsWith("19 FAULT refuted ");
        assertThat(spoilt(c -> ((ObjectNode) c.path("answer").path("asOf")).put("at", "2022")))
                .startsWith("19 FAULT refuted ");
        assertThat(spoilt(c -> ((ObjectNode) c.path("answer").path("asOf").path("known"))
                        .put("recordedAt", "2020-01-01T00:00:00Z")))
                .startsWith("19 FAULT refuted ");
        assertThat(spoilt(c -> c.put("crisis", "mali")))
                .startsWith("19 FAULT refuted the entries give no answer: not-found");
        assertThat(spoilt(c -> c.put("digest", "sha-256=:" + "A".repeat(43) + "=:")))
                .startsWith("19 FAULT refuted the digest of the answer is ");
    }

    @Test
    void findsAnEntryThatIsNotTheLedgers() throws IOException {
        assertThat(spoilt(c -> replace(c, 100, "leaf", "ECOWAS", "ECOWAZ")))
                .startsWith("10 FAULT altered revision 101 is not proved to be in the ledger of the answer, ");
        assertThat(spoilt(c -> ((ArrayNode) entry(c, 7).path("path")).remove(0)))
                .startsWith("10 FAULT altered revision 8 ");
    }

    @Test
    void findsEntriesThatAreMissingOrOutOfOrder() throws IOException {
        assertThat(spoilt(c -> ((ArrayNode) c.path("entries")).remove(119)))
                .isEqualTo("11 FAULT removed expected revision 120 at the end, found 119\n");
        assertThat(spoilt(c -> ((ArrayNode) c.path("entries")).remove(first(c, "crises/niger-2023"))))
                .startsWith("11 FAULT removed expected entry 0 of crises/niger-2023, found 1");
        assertThat(spoilt(c -> ((ArrayNode) c.path("entries")).remove(first(c, "sources/seed-article"))))
                .startsWith("19 FAULT refuted entries are missing on which the others rest: ");
        assertThat(spoilt(c -> ((ArrayNode) c.path("entries")).add(entry(c, 3))))
                .isEqualTo("13 FAULT swapped revision 4 comes after 120\n");
    }

    @Test
    void findsACheckpointThatIsNotTheLedgers() throws IOException {
        SigningKey stranger = SigningKey.generate();
        String name = key.substring(0, key.indexOf('+'));
        assertThat(verify(certificate, "--key=" + stranger.verifier(name)).out())
                .startsWith("FAULT wrong-key ");
        assertThat(verify(certificate, "--key=" + stranger.verifier("elsewhere"))
                        .status())
                .isEqualTo(16);
        assertThat(spoilt(c -> ((ObjectNode) c.path("answer").path("asOf").path("known"))
                        .put("root", Base64.getEncoder().encodeToString(new byte[32]))))
                .startsWith("17 FAULT forked the ledger of the checkpoint, ");
        assertThat(spoilt(c -> ((ArrayNode) c.path("consistency")).remove(0))).startsWith("17 FAULT forked ");
        assertThat(spoilt(c -> c.put("checkpoint", "143"))).startsWith("18 FAULT malformed ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"format\":1}",
                "{\"format\":1,\"entries\":{}}",
                "{\"format\":2,\"entries\":[]}"
            })
    void refusesWhatIsNoCertificate(String text) throws IOException {
        Said said = verify(text);
        assertThat(said.out()).startsWith("FAULT malformed not a certificate: ");
        assertThat(said.status()).isEqualTo(18);
    }

    @Test
    void refusesWhatHasTheFormOfNone() throws IOException {
        for (String member : new String[] {"format", "crisis", "checkpoint", "consistency", "answer", "digest"}) {
            assertThat(spoilt(c -> c.remove(member))).as(member).startsWith("18 FAULT malformed ");
            assertThat(spoilt(c -> c.put(member, 7))).as(member).startsWith("18 FAULT malformed ");
        }
        assertThat(spoilt(c -> entry(c, 0).put("leaf", "{}")))
                .startsWith("18 FAULT malformed not a certificate: entry 1, ");
        assertThat(spoilt(c -> entry(c, 0).remove("path"))).startsWith("18 FAULT malformed ");
        assertThat(spoilt(c -> ((ArrayNode) entry(c, 0).path("path")).set(0, "no hash")))
                .startsWith("18 FAULT malformed ");
        assertThat(verify(certificate + "{}").status()).isEqualTo(18);
        assertThat(verify(certificate.substring(0, certificate.length() - 2)).status())
                .isEqualTo(18);
        assertThat(Said.to("verify-certificate", folder.resolve("nowhere").toString())
                        .status())
                .isEqualTo(1);
    }

    private static int first(JsonNode c, String aggregate) {
        int i = 0;
        while (!c.path("entries").path(i).path("leaf").asString("").contains("\"aggregate\":\"" + aggregate + "\"")) {
            i++;
        }
        return i;
    }

    private static ObjectNode entry(JsonNode c, int number) {
        return (ObjectNode) c.path("entries").path(number);
    }

    private static void replace(JsonNode c, int number, String member, String from, String to) {
        String text = entry(c, number).path(member).asString();
        assertThat(text).contains(from);
        entry(c, number).put(member, text.replace(from, to));
    }

    /** Exit status and output for the certificate after a change. */
    private static String spoilt(Consumer<ObjectNode> change) throws IOException {
        ObjectNode changed = (ObjectNode) JsonMapper.shared().readTree(certificate);
        change.accept(changed);
        Said said = verify(changed.toString(), "--key=" + key);
        return said.status() + " " + said.out();
    }

    private static Said verify(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("certificate"), text);
        return Said.to(Stream.concat(Stream.of("verify-certificate", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
