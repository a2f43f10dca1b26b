package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An auditor lets the browser compute what the server says, and every lie is caught and named. */
@Browsed
class AuditorTest {
    /** That of the specification's example. */
    private static final String ANOTHER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @Test
    void findsEveryEntryOfAPageInTheLedger(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit?from=101");
        assertThat(page.locator("#checkpoint .verified"))
                .containsText("entries, signed by the key below, which this browser sees for the first time");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify this page"))
                .click();
        assertThat(page.locator("td.proof .unverified")).hasCount(0);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("entries are verified");
        assertThat(page.locator("td.proof .verified").first()).isVisible();
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        visit.isAccessible();
        visit.picture("audit-dark");
        page.reload();
        assertThat(page.locator("#checkpoint .verified")).containsText("going on from what it has seen before");
    }

    @Test
    void seesAtAStanceThatItsEntriesAreVerified(Visit visit) {
        Page page = visit.open(
                "/crises/niger-2023/replay?at=2023-08-15&holder=ecowas&subject=issues/military-intervention");
        assertThat(page.locator(".proof .verified")).hasCount(4);
        assertThat(page.locator(".proof .unverified")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    **/ledger/entries?*          | ultimatum       | talks-offer     | the entry is not what its hash says
                    **/ledger/entries?*          | "revision":101, | "revision":102, | another entry
                    **/ledger/entries?*          | ,"type":"development-reported" | ,"type":"development-retracted" | what is shown is not what the leaf says
                    **/ledger/entries?*          | ,"recordedBy":"seeds" | ,"recordedBy":"somebody" | what is shown is not what the leaf says
                    **/ledger/proofs/inclusion?* | "path":["       | "path":["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","| the proof is too long
                    **/ledger/proofs/inclusion?* | "path":[".{6}   | "path":["AAAAAA | not in the ledger that was signed
                    **/ledger/checkpoint         | \\n([0-9]+)\\n  | \\n9$1\\n        | the signature of the checkpoint is wrong
                    **/ledger/key                | [+]A            | +B              | no Ed25519 key
                    **/ledger/key                | [+][0-9a-f]{8}[+] | +00000000+    | the key says to be 00000000 and is
                    """)
    void catchesWhatWasTamperedWith(String address, String from, String to, String why, Visit visit) {
        tamper(
                visit.page,
                address,
                body -> body.replaceAll(from.replace("[\"", "\\[\"").replace("\\\\[", "\\["), to.replace("\\n", "\n")));
        Page page = visit.open("/crises/niger-2023/audit?from=101");
        page.locator("td.proof button").first().click();
        assertThat(page.locator("td.proof .unverified").first()).containsText(why);
        assertThat(page.locator("td.proof .verified")).hasCount(0);
    }

    @Test
    void seesAtAStanceToThatAnEntryOrItsProofWasTamperedWith(Visit visit) {
        String stance = "/crises/niger-2023/replay?at=2023-08-15&holder=ecowas&subject=issues/military-intervention";
        Page page = visit.page;
        tamper(page, "**/ledger/entries?*", body -> body.replace("\\\"position\\\":600", "\\\"position\\\":601"));
        visit.open(stance);
        assertThat(page.locator(".proof .unverified").first()).containsText("the entry is not what its hash says");
        assertThat(page.locator(".proof .verified, .proof .unverified")).hasCount(4);
        visit.isAccessible();
        page.unroute("**/ledger/entries?*");
        tamper(
                page,
                "**/ledger/proofs/inclusion?*",
                body -> body.replaceFirst("\"path\":\\[\".{6}", "\"path\":[\"AAAAAA"));
        page.reload();
        assertThat(page.locator(".proof .unverified")).hasCount(4);
        assertThat(page.locator(".proof").first()).containsText("not in the ledger that was signed");
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        page.unroute("**/ledger/proofs/inclusion?*");
        tamper(page, "**/trace?*", body -> body.replace("\"development\":\"", "\"development\":\"not-"));
        page.reload();
        assertThat(page.locator(".proof .unverified")).hasCount(4);
        assertThat(page.locator(".proof").first()).containsText("the entry is about something else");
    }

    @Test
    void isWarnedOfAnotherKeyThanBeforeAndKeepsItAfterComparing(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit");
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        page.evaluate("key => localStorage.setItem('demarche.ledger.key', key)", ANOTHER_KEY);
        page.reload();
        Locator warning = page.getByRole(AriaRole.ALERT);
        assertThat(warning).containsText("another key than the one this browser has seen");
        assertThat(warning).containsText(ANOTHER_KEY);
        assertThat(warning)
                .containsText("SHA-256 c7a9d541 f116ae82 8b693ee8 c89482bb e3ec786f aa1df159 677bd651 50394f0f");
        assertThat(warning).containsText("Given now");
        page.locator("td.proof button").first().click();
        assertThat(page.locator("td.proof .unverified")).containsText("another key");
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
        page.getByRole(AriaRole.BUTTON, named("I have compared it: keep the new key"))
                .click();
        assertThat(page.locator("#checkpoint .verified")).containsText("signed by the key that this browser has kept");
        page.reload();
        assertThat(page.locator("#checkpoint .verified")).isVisible();
    }

    @Test
    void isNotAlarmedByWhatAnotherTabHasSeenMeanwhileAndForgetsNoneOfIt(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit");
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        List<Runnable> late = new ArrayList<>();
        page.route("**/ledger/checkpoint", route -> {
            APIResponse old = route.fetch();
            late.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(old)));
        });
        page.reload();
        page.waitForCondition(() -> !late.isEmpty());
        visit.hand("PUT", "/actors/seen-meanwhile", "{\"name\": \"Seen meanwhile\", \"kind\": \"STATE\"}");
        Page other = page.context().newPage();
        other.navigate("/crises/niger-2023/audit#token=" + visit.token());
        assertThat(other.locator("#checkpoint .verified")).isVisible();
        late.getFirst().run();
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        String last = "JSON.parse(localStorage.getItem('demarche.ledger.checkpoints')).at(-1).note";
        assertThat(page.evaluate(last)).isEqualTo(other.locator("pre").first().textContent());
    }

    @Test
    void isWarnedOfALedgerThatHasLostEntriesOrHasTwoHistories(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit");
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        String before = String.valueOf(page.evaluate("localStorage.getItem('demarche.ledger.checkpoints')"));
        for (String[] lie : new String[][] {
            {"\\\\n[0-9]+\\\\n", "\\\\n100000\\\\n", "the ledger has lost entries"},
            {"\\\\n[0-9]+\\\\n", "\\\\n7\\\\n", "what lies before it was altered, or there are two histories"},
            {"(\\\\n[0-9]+\\\\n).{43}=", "$1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "two histories"}
        }) {
            page.evaluate(
                    "seen => localStorage.setItem('demarche.ledger.checkpoints', seen)",
                    before.replaceFirst(lie[0], lie[1]));
            page.reload();
            assertThat(page.locator("#checkpoint .unverified")).containsText(lie[2]);
        }
    }

    @Test
    void isToldWhatCannotBeCheckedAndNeverThatItIsForged(Visit visit) {
        Page page = visit.page;
        page.addInitScript("""
                const {importKey} = SubtleCrypto.prototype;
                SubtleCrypto.prototype.importKey = function (form, key, algorithm, ...rest) {
                  return algorithm.name === 'Ed25519' ? Promise.reject(new DOMException('no', 'NotSupportedError'))
                      : importKey.call(this, form, key, algorithm, ...rest);
                };""");
        visit.open("/crises/niger-2023/audit?from=101");
        assertThat(page.locator("#checkpoint .unchecked"))
                .containsText("not checked: this browser cannot check signatures");
        page.locator("td.proof button").first().click();
        assertThat(page.locator("td.proof .unchecked"))
                .containsText("the proof of inclusion holds. The signature is checked by demarche verify");
        assertThat(page.locator(".verified, .unverified")).hasCount(0);
        assertThat(page.evaluate("localStorage.getItem('demarche.ledger.key')")).isNull();
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
        page.setViewportSize(1440, 900);
        visit.open("/crises/niger-2023/audit?part=checkpoints");
        page.getByRole(AriaRole.BUTTON, named("Verify the whole ledger")).click();
        assertThat(page.locator("#exported .unchecked")).containsText("are in it as they were signed");
        visit.open("/crises/niger-2023/replay?at=2023-08-15&holder=ecowas&subject=issues/military-intervention");
        assertThat(page.locator(".proof .unchecked")).hasCount(4);
        tamper(page, "**/ledger/entries?*", body -> body.replace("\\\"position\\\":600", "\\\"position\\\":601"));
        page.reload();
        assertThat(page.locator(".proof .unverified").first()).containsText("the entry is not what its hash says");
        assertThat(page.locator(".proof .verified")).hasCount(0);
    }

    @Test
    void isToldThatAPageWithoutHashesAndAServerThatIsNotReachedSayNothing(Visit visit) {
        visit.expect("ERR_FAILED|Failed to load");
        Page page = visit.page;
        page.addInitScript("if (sessionStorage.getItem('plain')) {"
                + " Object.defineProperty(crypto, 'subtle', {value: undefined}); }");
        visit.open("/crises/niger-2023/audit?from=101");
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        page.route("**/ledger/proofs/**", Route::abort);
        page.locator("td.proof button").first().click();
        assertThat(page.locator("td.proof .unchecked")).containsText("not checked");
        page.unroute("**/ledger/proofs/**");
        page.route(
                "**/ledger/proofs/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"path\":[")));
        page.locator("td.proof button").first().click();
        assertThat(page.locator("td.proof .unchecked")).hasCount(2);
        page.evaluate("sessionStorage.setItem('plain', 'yes')");
        page.reload();
        assertThat(page.locator("#checkpoint .unchecked")).containsText("computes no hashes on a page without TLS");
        page.locator("td.proof button").first().click();
        assertThat(page.locator("td.proof .unchecked")).containsText("computes no hashes");
        assertThat(page.locator(".unverified")).hasCount(0);
    }

    @Test
    void holdsTheWholeLedgerAgainstWhatIsSignedAsItComes(Visit visit) throws IOException {
        Page page = visit.open("/crises/niger-2023/audit?part=checkpoints");
        page.getByRole(AriaRole.BUTTON, named("Verify the whole ledger")).click();
        assertThat(page.locator("#exported .verified"))
                .containsText("entries of the checkpoint are in it as they were signed");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Verify the whole ledger")))
                .isFocused();
        visit.isAccessible();
        Download saved = page.waitForDownload(() ->
                page.getByRole(AriaRole.BUTTON, named("Export and verify")).click());
        assertThat(saved.suggestedFilename()).isEqualTo("ledger.ndjson");
        String export = Files.readString(saved.path());
        assertThat(export.lines().count()).isGreaterThan(100);
        assertThat(page.locator("#exported .verified")).isVisible();

        tamper(page, "**/export", body -> body.replace("ultimatum", "talks-offer"));
        page.getByRole(AriaRole.BUTTON, named("Verify the whole ledger")).click();
        assertThat(page.locator("#exported .unverified")).containsText("entries are not those of the checkpoint");
        for (String[] file : new String[][] {
            {export.substring(0, export.length() - 1), "cut off"},
            {export.substring(0, export.lastIndexOf('\n', export.length() - 2) + 1), "and a checkpoint covers"},
            {export.replaceFirst("\n", "\r\n"), "are not those of the checkpoint"},
            {"", "the export has 0 entries"},
        }) {
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload("old.ndjson", "", file[0].getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("#exported .unverified")).containsText(file[1]);
        }
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("old.ndjson", "", export.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("#exported .verified")).isVisible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        visit.picture("audit-checkpoints-dark");
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
    }

    @Test
    void comparesWithWhatWasKeptAndRefusesWhatIsNotSigned(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit?part=checkpoints");
        String kept = page.locator("pre").textContent();
        Locator compared = page.locator("#compared");
        for (String[] pasted : new String[][] {
            {kept, ".verified", "nothing up to revision"},
            {kept.replaceFirst("\n[0-9]+\n", "\n7\n"), ".unverified", "the signature of the checkpoint is wrong"},
            {kept.replaceFirst("demarche/", "elsewhere/"), ".unverified", "of another ledger"},
            {kept.replaceAll("\n\n.*", "\n\n"), ".unverified", "what should be"},
            {"a checkpoint", ".unverified", "what should be a checkpoint is none"},
        }) {
            page.getByLabel("An earlier checkpoint").fill(pasted[0]);
            page.getByRole(AriaRole.BUTTON, named("Compare").setExact(true)).click();
            assertThat(compared.locator(pasted[1])).containsText(pasted[2]);
        }
        visit.isAccessible();

        visit.hand("PUT", "/actors/since-the-page", "{\"name\": \"Since the page\", \"kind\": \"STATE\"}");
        String newer = String.valueOf(page.evaluate("""
                fetch('/api/v1/ledger/checkpoint', {headers: {Authorization: `Bearer ${sessionStorage.getItem('demarche.token')}`}})
                    .then(response => response.text())"""));
        for (String later : List.of("", kept)) {
            page.getByLabel("An earlier checkpoint").fill(newer);
            page.getByLabel("A later one").fill(later);
            page.getByRole(AriaRole.BUTTON, named("Compare").setExact(true)).click();
            String size = (later.isEmpty() ? newer : kept).split("\n", 3)[1];
            assertThat(compared.locator(".verified")).containsText("nothing up to revision " + size);
        }
    }

    @Test
    void comparesWithWhatWasSignedByTheKeyOfBefore(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit?part=checkpoints");
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        page.evaluate("""
                async () => {
                  const octets = text => new TextEncoder().encode(text);
                  const base64 = octets => btoa(String.fromCharCode(...octets));
                  const {at, note: now} = JSON.parse(localStorage.getItem('demarche.ledger.checkpoints')).at(-1);
                  const text = now.slice(0, now.lastIndexOf('\\n\\n') + 1);
                  const [name] = text.split('\\n');
                  const {publicKey, privateKey} = await crypto.subtle.generateKey({name: 'Ed25519'}, true, ['sign', 'verify']);
                  const typed = [1, ...new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))];
                  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.of(...octets(`${name}\\n`), ...typed));
                  const id = [...new Uint8Array(digest).slice(0, 4)];
                  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, octets(text)));
                  const key = `${name}+${id.map(octet => octet.toString(16).padStart(2, '0')).join('')}+${base64(typed)}`;
                  const note = `${text}\\n— ${name} ${base64([...id, ...signature])}\\n`;
                  localStorage.setItem('demarche.ledger.key', key);
                  localStorage.setItem('demarche.ledger.checkpoints', JSON.stringify([{at, note, key}]));
                }""");
        page.reload();
        page.getByRole(AriaRole.BUTTON, named("I have compared it: keep the new key"))
                .click();
        assertThat(page.locator("#checkpoint .verified")).isVisible();
        page.getByLabel("Seen by this browser").selectOption(new SelectOption().setIndex(1));
        page.getByRole(AriaRole.BUTTON, named("Compare").setExact(true)).click();
        assertThat(page.locator("#compared .verified")).containsText("nothing up to revision");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void tamper(Page page, String address, UnaryOperator<String> lie) {
        page.route(address, route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(lie.apply(answer.text())));
        });
    }
}
