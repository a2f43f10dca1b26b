package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An auditor follows a correction to its entry, decides on a proposal, and holds the ledger against what it was before. */
@Browsed
class AuditJourneyTest {
    private static final String MARKUP = "<img src=x onerror=hit()>\\u202egnp.exe";

    /** How somebody works. */
    enum By {
        MOUSE {
            @Override
            void use(Page page, Locator control) {
                control.click();
            }
        },
        KEYBOARD {
            // by tabs alone, and what has the focus is seen to have it
            @Override
            void use(Page page, Locator control) {
                reach(page, control);
                page.keyboard().press("Enter");
            }
        };

        abstract void use(Page page, Locator control);

        static void reach(Page page, Locator control) {
            control.waitFor();
            for (int tabs = 0; tabs < 120 && !isFocused(control); tabs++) {
                page.keyboard().press("Tab");
            }
            assertThat(isFocused(control)).as("reached by tabs: %s", control).isTrue();
            assertThat(control.evaluate("element => element.matches(':focus-visible')"
                            + " && parseFloat(getComputedStyle(element).outlineWidth) >= 2"))
                    .as("focus is seen: %s", control)
                    .isEqualTo(true);
        }

        private static boolean isFocused(Locator control) {
            return Boolean.TRUE.equals(control.evaluate("element => element === document.activeElement"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadsFromAStanceToTheEntriesAndProofsBehindIt(By by, Visit visit) {
        String crisis = "under-review-by-" + by.name().toLowerCase(Locale.ROOT);
        String joe = visit.tokenOf("joe", "EDITOR");
        openUnderReview(visit, crisis, joe);
        String ada = visit.tokenOf("ada", "AUDITOR", "RECORDER");

        Page page = visit.open(
                "/crises/" + crisis + "/replay?at=2024-01-03&holder=" + crisis + "-junta&subject=issues/truce", ada);
        assertThat(page.locator(".proof .verified")).hasCount(1);
        by.use(page, page.locator(".contributions").getByRole(AriaRole.LINK, link("Said")));
        Locator corrected = page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("Corrected"))
                .getByRole(AriaRole.LINK);
        by.use(page, corrected);
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("development-corrected");
        by.use(page, page.locator("td.proof").getByRole(AriaRole.BUTTON));
        assertThat(page.locator("td.proof .verified")).isVisible();
        assertThat(page.locator("#checkpoint .verified")).isVisible();

        by.use(page, page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK, link("Proposals")));
        Locator proposal = page.getByRole(AriaRole.ARTICLE);
        assertThat(proposal).hasCount(1);
        assertThat(proposal).containsText("proposed by joe");
        assertThat(proposal.locator("q")).hasText("It was <b>made up</b>.");
        by.use(page, proposal.locator("summary"));
        assertThat(proposal.getByRole(AriaRole.LINK, link("The development and its history")))
                .isVisible();
        visit.isAccessible();
        by.use(page, proposal.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept")));
        assertThat(page.getByText("Nothing waits for a decision.")).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Proposals")))
                .isFocused();
        by.use(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Its entry in the ledger")));
        assertThat(page.locator("tbody")).containsText("development-retracted");
        assertThat(page.locator("tbody")).containsText("\"proposedBy\":\"joe\"");

        by.use(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Checkpoints and export")));
        Locator seen = page.getByLabel("Seen by this browser");
        if (by == By.KEYBOARD) {
            By.reach(page, seen);
            page.keyboard().press("ArrowDown");
        } else {
            seen.selectOption(new SelectOption().setIndex(1));
        }
        assertThat(page.getByLabel("An earlier checkpoint")).hasValue(Pattern.compile("^demarche/"));
        by.use(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare")));
        assertThat(page.locator("#compared .verified")).containsText("was altered, removed or reordered");
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
    }

    @Test
    void decidesOnlyWhatTheApiWouldLet(Visit visit) {
        String joe = visit.tokenOf("joe", "EDITOR");
        openUnderReview(visit, "under-review", joe);
        Page page = visit.open("/crises/under-review/proposals", joe);
        Locator proposal = page.getByRole(AriaRole.ARTICLE);
        assertThat(proposal.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Take back"});
        proposal.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("A reason is needed.");
        assertThat(proposal.getByRole(AriaRole.TEXTBOX)).isFocused();
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        visit.picture("proposals-dark");
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();

        visit.open("/crises/under-review/proposals", visit.tokenOf("JOE", "RECORDER"));
        page.reload();
        assertThat(proposal.getByRole(AriaRole.BUTTON)).hasText(new String[] {"Take back"});

        visit.open("/crises/under-review/proposals", visit.tokenOf("reader", "ANALYST"));
        page.reload();
        assertThat(proposal).containsText("A retraction");
        assertThat(proposal.getByRole(AriaRole.BUTTON)).hasCount(0);

        visit.open("/crises/under-review/proposals", joe);
        page.reload();
        page.route("**/rejection", route -> {
            route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(202) // as where reads do not follow at once
                    .setContentType("application/json")
                    .setBody("{}"));
        });
        proposal.getByRole(AriaRole.TEXTBOX).fill("I was wrong.");
        proposal.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".done")).hasText("Taken back; it is known in a moment. ");
        assertThat(page.getByText("Nothing waits for a decision.")).isVisible();

        visit.handAs(
                joe,
                "PUT",
                "/crises/under-review/developments/said",
                draft("under-review", "2024-01-05", true),
                "If-Match",
                "\"2\"");
        page.reload();
        proposal.locator("summary").click();
        assertThat(proposal.locator("tbody tr")).hasCount(1);
        assertThat(proposal.locator("tbody tr")).hasText(Pattern.compile("Happened\\s*2024-01-03\\s*2024-01-05"));
        assertThat(visit.ask("/crises/under-review/developments/said")
                        .path("status")
                        .asString())
                .isEqualTo("RECORDED");
    }

    @Test
    void seesWhoHasReadAndWhatTheySentAsText(Visit visit) {
        visit.expect("401");
        Page page = visit.page;
        page.addInitScript("window.hit = () => { window.wasHit = true; }");
        visit.open("/crises/niger-2023/audit?part=access");
        assertThat(page.locator("tbody tr").first()).isVisible();
        page.evaluate("""
                fetch('/api/v1/ledger/' + encodeURIComponent('<img src=x onerror=hit()>'), {headers: {Authorization: 'Bearer no'}})""");
        page.reload();
        Locator refused = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("refused, 401"));
        assertThat(refused.last()).containsText("nobody known");
        assertThat(refused.last()).containsText("onerror");
        assertThat(page.locator("tbody")).containsText("let in");
        assertThat(page.locator("main img")).hasCount(0);
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        visit.picture("audit-access-dark");
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();

        visit.expect("400");
        page.getByLabel("From the day (UTC) on").fill("<script>hit()</script>");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a day");
        page.getByLabel("From the day (UTC) on").fill("2999-01-01");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Nothing is noted from this day on.")).isVisible();
        assertThat(page.evaluate("window.wasHit === undefined")).isEqualTo(true);
    }

    @Test
    void findsEntriesByWhatTheyAre(Visit visit) {
        visit.hand("PUT", "/actors/of-a-hostile-name", "{\"name\": \"%s\", \"kind\": \"STATE\"}".formatted(MARKUP));
        Page page = visit.open("/crises/niger-2023/audit");
        assertThat(page.locator("tbody tr")).hasCount(50);
        page.getByLabel("About").fill("actors/of-a-hostile-name");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("aggregate=actors%2Fof-a-hostile-name"));
        page.locator("summary").last().click();
        assertThat(page.locator("tbody pre")).containsText("<img src=x onerror=hit()>");
        assertThat(page.locator("main img")).hasCount(0);
        page.getByLabel("By").fill("seeds");
        page.keyboard().press("Enter");
        assertThat(page.getByText("No entry is like this. Leave out a filter.")).isVisible();
        visit.isAccessible();

        visit.open("/crises/niger-2023/audit?type=crisis-opened&recordedBy=seeds&to=2999-12-31");
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.getByLabel("Event")).hasValue("crisis-opened");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify this page"))
                .click();
        assertThat(page.locator("td.proof .verified")).hasCount(1);
        visit.expect("422");
        page.getByLabel("From").fill("999999999");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Give a revision from 1 to");
    }

    @Test
    void isAnsweredByTheLastFilterAndCountsWhatWasVerified(Visit visit) {
        visit.expect("ERR_FAILED");
        Page page = visit.page;
        List<Route> held = hold(page, "**/ledger/entries?*");
        visit.open("/crises/niger-2023/audit");
        page.waitForCondition(() -> !held.isEmpty());
        Locator event = page.getByLabel("Event");
        Locator rows = page.locator("tbody tr");
        event.fill("crisis-opened");
        event.press("Enter");
        assertThat(page.locator("tbody")).containsText("crises/niger-2023");
        List<Request> failed = new ArrayList<>();
        page.onRequestFailed(failed::add);
        held.getFirst().abort();
        page.waitForCondition(() -> !failed.isEmpty());
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(event).isFocused();

        event.fill("");
        Locator find = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find"));
        find.click();
        assertThat(rows).hasCount(50);
        assertThat(find).isFocused();
        List<Route> proofs = hold(page, "**/ledger/proofs/inclusion?*");
        Locator verify = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify this page"));
        verify.click();
        page.waitForCondition(() -> !proofs.isEmpty());
        assertThat(verify).isDisabled();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                .click();
        assertThat(rows.nth(50)).isFocused();
        proofs.getFirst().resume();
        assertThat(page.locator("main")).containsText("50 of 50 entries are verified");
        assertThat(rows.nth(50)).isFocused();

        Locator access = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Access log"));
        access.click();
        assertThat(page.getByLabel("From the day (UTC) on")).isVisible();
        assertThat(access).isFocused();
    }

    /** Keeps the first request back, and lets the others go. */
    private static List<Route> hold(Page page, String address) {
        List<Route> held = new ArrayList<>();
        page.route(address, route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }

    /** A crisis under review, with one development that was corrected, and whose retraction waits. */
    private static void openUnderReview(Visit visit, String crisis, String joe) {
        visit.hand("PUT", "/sources/" + crisis + "-wire", "{\"name\": \"A wire\", \"reliability\": \"B\"}");
        visit.hand("PUT", "/actors/" + crisis + "-junta", "{\"name\": \"A junta\", \"kind\": \"DE_FACTO_AUTHORITY\"}");
        visit.hand(
                "PUT",
                "/crises/" + crisis,
                "{\"title\": \"%s\", \"zone\": \"UTC\", \"review\": \"FOUR_EYES\"}".formatted(crisis));
        visit.hand("PUT", "/crises/" + crisis + "/issues/truce", "{\"proposition\": \"There is a truce.\"}");
        String said = "/crises/" + crisis + "/developments/said";
        visit.handAs(joe, "POST", "/crises/" + crisis + "/developments", draft(crisis, "2024-01-02", false));
        visit.hand("POST", said + "/acceptance", "{}");
        visit.handAs(joe, "PUT", said, draft(crisis, "2024-01-03", true), "If-Match", "\"1\"");
        visit.hand("POST", said + "/acceptance", "{}");
        visit.handAs(joe, "POST", said + "/retraction", "{\"reason\": \"It was <b>made up</b>.\"}");
    }

    private static String draft(String crisis, String occurred, boolean again) {
        return """
                {%s"occurred": "%s", "type": "statement", "summary": "The junta speaks.", "initiators": [{"actor": "%s-junta"}],
                 "signals": [{"holder": "%3$s-junta", "subject": "issues/truce", "position": 500, "modality": "WORDS"}]%s}""".formatted(
                        again ? "\"reason\": \"Another day.\", " : "\"id\": \"said\", ",
                        occurred,
                        crisis,
                        again
                                ? ""
                                : ", \"reports\": [{\"source\": \"%s-wire\", \"credibility\": 2, \"stance\": \"AFFIRMS\"}]"
                                        .formatted(crisis));
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}
