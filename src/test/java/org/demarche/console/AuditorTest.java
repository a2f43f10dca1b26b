package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An auditor lets the browser compute what the server says, and every lie is caught and named. */
@Browsed
class AuditorTest {
    @Test
    void findsEveryEntryOfAPageInTheLedger(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit?entry=101");
        assertThat(page.locator("#checkpoint")).containsText("entries, signed by the key");
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
                    """)
    void catchesWhatWasTamperedWith(String address, String from, String to, String why, Visit visit) {
        tamper(
                visit.page,
                address,
                body -> body.replaceAll(from.replace("[\"", "\\[\"").replace("\\\\[", "\\["), to.replace("\\n", "\n")));
        Page page = visit.open("/crises/niger-2023/audit?entry=101");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Verify").setExact(true))
                .first()
                .click();
        assertThat(page.locator("td.proof .unverified").first()).containsText(why);
        assertThat(page.locator("td.proof .verified")).hasCount(0);
    }

    @Test
    void isWarnedOfAnotherKeyThanBefore(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit");
        assertThat(page.locator("#checkpoint.verified")).isVisible();
        page.evaluate("localStorage.setItem('demarche.ledger.key', 'demarche/0+00000000+AA')");
        page.reload();
        assertThat(page.locator("#checkpoint.unverified"))
                .containsText("another key than the one this browser has seen");
    }

    @Test
    void isWarnedOfALedgerThatHasLostEntries(Visit visit) {
        Page page = visit.open("/crises/niger-2023/audit");
        assertThat(page.locator("#checkpoint.verified")).isVisible();
        page.evaluate("localStorage.setItem('demarche.ledger.checkpoint', JSON.stringify({size: 100000, root: 'x'}))");
        page.reload();
        assertThat(page.locator("#checkpoint.unverified")).containsText("the ledger has lost entries");
    }

    private static void tamper(Page page, String address, UnaryOperator<String> lie) {
        page.route(address, route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(lie.apply(answer.text())));
        });
    }
}
