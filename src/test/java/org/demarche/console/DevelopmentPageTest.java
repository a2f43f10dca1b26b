package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded is reported again, denied, put right, taken back and put back, by the mouse and without one. */
@Browsed
class DevelopmentPageTest {
    private static final String MARKUP = "<img src=x onerror=hit()><script>hit()</script>";

    @Test
    void isPutRightOverSomebodyElsesCorrectionAndNothingTypedIsLost(Visit visit) {
        visit.expect("412");
        open(visit, "put-right", "");
        Page page = visit.page;
        page.addInitScript("window.hit = () => { window.wasHit = true; }");
        page = visit.open("/crises/put-right/developments?id=said");
        link(page, "Correct").click();
        Locator summary = page.locator("input[name=summary]");
        assertThat(summary).hasValue("A truce is offered.");
        assertThat(page.locator("input[name=position]")).hasValue("33.3");
        visit.handAs(
                visit.token(),
                "PUT",
                "/crises/put-right/developments/said",
                """
                        {"occurred": "2024-01-03", "type": "statement", "summary": "%1$s", "initiators": [{"actor": "put-right-side"}],
                         "signals": [{"holder": "put-right-side", "subject": "issues/truce", "position": 333, "modality": "WORDS",
                                      "rationale": "%1$s"}], "reason": "%1$s"}""".formatted(MARKUP),
                "If-Match",
                "\"1\"");

        summary.fill("A truce is offered, with conditions.");
        page.getByLabel("Corrected, because").fill("The second half was left out.");
        Locator told = page.getByRole(AriaRole.ALERT);
        assertThat(told).containsText("has corrected it meanwhile: version 2.");
        page.locator("form.act button.main").click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Go on with mine, over version 2")))
                .isFocused();
        assertThat(page.locator(".versus ins").first()).containsText(MARKUP);
        assertThat(page.locator(".versus section:last-child b"))
                .hasText(new String[] {"What happened", "Happened", "Signals"});
        assertThat(summary).hasValue("A truce is offered, with conditions.");
        assertThat(visit.ask("/crises/put-right/developments/said")
                        .path("version")
                        .asInt())
                .as("nothing is saved")
                .isEqualTo(2);
        isAccessibleEverywhere(visit);
        visit.picture("stale-light");

        page.getByLabel("Happened on").fill("2024-01-03");
        page.getByRole(AriaRole.BUTTON, named("Go on with mine, over version 2"))
                .click();
        assertThat(page.locator(".effect")).containsText("by it, as of 2024-01-03");
        page.locator("form.act button.main").click();
        assertThat(page.locator(".done")).containsText("Corrected at revision");
        assertThat(page.locator(".done")).isFocused();
        assertThat(page.locator(".history del"))
                .containsText(new String[] {"A truce is offered.", "2024-01-02", "", MARKUP, ""});
        assertThat(page.locator(".history ins").filter(having("A truce is offered, with conditions.")))
                .isVisible();
        assertThat(page.locator("main img, main script")).hasCount(0);
        assertThat(page.evaluate("window.wasHit === undefined")).isEqualTo(true);
        isAccessibleEverywhere(visit);
        visit.picture("development-light");
        assertThat(visit.ask("/crises/put-right/developments/said")
                        .at("/signals/0/position")
                        .asInt())
                .as("what was not touched is as it was")
                .isEqualTo(333);
    }

    @Test
    void isReportedAgainDeniedTakenBackAndPutBack(Visit visit) {
        visit.expect("422");
        open(visit, "reported", "");
        Page page = visit.open("/crises/reported/developments?id=said");
        link(page, "Corroborate").click();
        page.getByLabel("Where in it").fill("line 7");
        page.locator("select[name=credibility]").selectOption("1");
        page.locator("form.act button.main").click();
        assertThat(page.locator(".done")).containsText("Corroborated at revision");
        assertThat(page.locator("ol li")).hasCount(2);

        link(page, "Deny").click();
        page.getByLabel("Address").fill("javascript:hit()");
        page.locator("form.act button.main").click();
        assertThat(page.getByLabel("Address")).isFocused();
        assertThat(page.locator(".refused")).containsText("http");
        isAccessibleEverywhere(visit);
        page.getByLabel("Address").fill("https://example.org/denied");
        page.locator("form.act button.main").click();
        assertThat(page.locator(".done")).containsText("Denial recorded at revision");
        assertThat(page.locator("ol li").filter(having("Denies"))).hasCount(1);

        link(page, "Retract").click();
        page.locator("form.act button.main").click();
        assertThat(page.getByLabel("Retract it, because")).hasAttribute("aria-invalid", "true");
        page.getByLabel("Retract it, because").fill("It was made up.");
        page.locator("form.act button.main").click();
        assertThat(page.locator("header .tag")).hasText("Retracted");
        assertThat(link(page, "Correct")).hasCount(0);
        link(page, "Reinstate").click();
        page.getByLabel("Reinstate it, because").fill("It was not.");
        page.locator("form.act button.main").click();
        assertThat(page.locator(".done")).containsText("Reinstated at revision");
        assertThat(page.locator("header .tag")).hasCount(0);
        assertThat(page.locator(".history tbody tr td:nth-child(2)"))
                .containsText(new String[] {"Reported", "Corroborated", "Denied", "Retracted", "Reinstated"});

        page.navigate("/crises/reported/developments?id=said&known=1000000000");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("unknown-revision");
    }

    @Test
    void takesNoMouse(Visit visit) {
        open(visit, "without-a-mouse", "");
        Page page = visit.open("/crises/without-a-mouse/record");
        assertThat(page.locator("input[name=summary]")).isFocused();
        write(visit, "input[name=summary]", "A truce is refused.");
        write(visit, "input[name=occurred]", "2024-02-01");
        write(visit, "select[name=type]", "Statement");
        write(visit, "select[name=initiator]", "The side of without-a-mouse");
        press(visit, page.getByRole(AriaRole.BUTTON, named("Add a signal")), "Enter");
        assertThat(page.locator("select[name=holder]")).isFocused();
        write(visit, "select[name=holder]", "The side of without-a-mouse");
        write(visit, "select[name=subject]", "Truce");
        visit.tabTo(page.locator("input[name=position]"));
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("-80");
        write(visit, "select[name=source]", "The wire of without-a-mouse");
        assertThat(page.locator(".effect")).containsText("1 stance changes by it, as of 2024-02-01:");
        List<String> foreseen = page.locator(".effect li").allTextContents();
        press(visit, page.getByRole(AriaRole.BUTTON, named("Record").setExact(true)), "Enter");
        assertThat(page.locator(".done li")).hasText(foreseen.toArray(String[]::new));

        press(visit, link(page, "See it"), "Enter");
        press(visit, link(page, "Correct"), "Enter");
        assertThat(page.locator("input[name=summary]")).isFocused();
        page.keyboard().press("End");
        page.keyboard().type(" Again.");
        write(visit, "input[name=reason]", "The day before too.");
        page.keyboard().press("Enter");
        assertThat(page.locator(".done")).containsText("Corrected at revision");
        for (String report : List.of("Corroborate", "Deny")) {
            press(visit, link(page, report), "Enter");
            write(visit, "input[name=locator]", report);
            page.keyboard().press("Enter");
            assertThat(page.locator(".done")).containsText(report.equals("Deny") ? "Denial" : "Corroborated");
        }
        for (String ruling : List.of("Retract", "Reinstate")) {
            press(visit, link(page, ruling), "Enter");
            write(visit, "input[name=reason]", "It is tried.");
            page.keyboard().press("Enter");
            assertThat(page.locator(".done")).containsText(ruling.replaceFirst("e?$", "ed at revision"));
        }
        assertThat(page.locator(".history tbody tr")).hasCount(6);
    }

    @Test
    void isSentOnceAndToldOfWhatItWasSaidOf(Visit visit) {
        visit.expect("ERR_FAILED"); // what has come of it is not answered
        open(visit, "pressed-twice", "");
        Page page = visit.open("/crises/pressed-twice/record");
        page.locator("input[name=summary]").fill("A truce is refused.");
        page.locator("input[name=occurred]").fill("2024-02-01");
        page.locator("select[name=type]").selectOption("statement");
        page.locator("select[name=initiator]").selectOption("pressed-twice-side");
        page.locator("select[name=source]").selectOption("pressed-twice-wire");
        page.route("**/comparison?**", Route::abort);
        submitTwice(page.locator("form.record"));
        assertThat(page.locator(".done")).containsText("Recorded at revision");
        assertThat(page.locator(".done")).containsText("What has come of it is not known");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);

        link(page, "See it").click();
        link(page, "Corroborate").click();
        List<Route> held = new ArrayList<>();
        page.route("**/reports", held::add);
        page.waitForRequest("**/reports", () -> submitTwice(page.locator("form.act")));
        link(page, "← All developments").click();
        link(page, "A truce is offered.").click();
        link(page, "Deny").click();
        page.getByLabel("Where in it").fill("line 7");
        held.getFirst().resume();
        assertThat(page.locator("#said")).containsText("Corroborated at revision");
        assertThat(page.getByLabel("Where in it")).hasValue("line 7");
        assertThat(page.locator(".done")).hasCount(0);
        assertThat(held).hasSize(1);

        link(page, "← All developments").click();
        page.getByLabel("Words").fill("refused");
        page.keyboard().press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.getByLabel("Words")).isFocused();
        page.goBack();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.getByLabel("Words")).hasValue("");
    }

    private static void submitTwice(Locator form) {
        form.evaluate("form => { form.requestSubmit(); form.requestSubmit(); }");
    }

    @Test
    void isProposedWhereItTakesASecondPerson(Visit visit) {
        visit.expect("404"); // there is no such development before it is accepted
        open(visit, "reviewed", ", \"review\": \"FOUR_EYES\"");
        Page page = visit.open("/crises/reviewed/record", visit.tokenOf("second", "RECORDER"));
        page.locator("input[name=summary]").fill("A truce is refused.");
        page.locator("input[name=occurred]").fill("2024-02-01");
        page.locator("input[name=id]").fill("refused");
        page.locator("select[name=type]").selectOption("statement");
        page.locator("select[name=initiator]").selectOption("reviewed-side");
        page.locator("select[name=source]").selectOption("reviewed-wire");
        page.getByRole(AriaRole.BUTTON, named("Propose")).click();
        assertThat(page.getByText("It is proposed, and counts when somebody else has accepted it."))
                .isVisible();
        visit.hand("POST", "/crises/reviewed/developments/refused/acceptance", "{}");
        page.navigate("/crises/reviewed/developments?id=refused");
        link(page, "Propose to retract").click();
        page.getByLabel("Retract it, because").fill("It was made up.");
        page.locator("form.act button.main").click();
        assertThat(page.locator(".done")).hasText("Proposed. It counts when somebody else has accepted it.");
        assertThat(page.locator("header .tag")).hasCount(0);
    }

    /** A crisis with somebody, something to be said, somebody who reports, and one development. */
    private static void open(Visit visit, String crisis, String more) {
        visit.hand("PUT", "/crises/" + crisis, "{\"title\": \"%s\", \"zone\": \"UTC\"%s}".formatted(crisis, more));
        visit.hand("PUT", "/crises/" + crisis + "/issues/truce", "{\"proposition\": \"There is a truce.\"}");
        visit.hand(
                "PUT",
                "/actors/" + crisis + "-side",
                "{\"name\": \"The side of %s\", \"kind\": \"STATE\"}".formatted(crisis));
        visit.hand(
                "PUT",
                "/sources/" + crisis + "-wire",
                "{\"name\": \"The wire of %s\", \"reliability\": \"B\"}".formatted(crisis));
        if (more.isEmpty()) {
            visit.hand("POST", "/crises/" + crisis + "/developments", """
                    {"id": "said", "occurred": "2024-01-02", "type": "statement", "summary": "A truce is offered.",
                     "initiators": [{"actor": "%1$s-side"}],
                     "reports": [{"source": "%1$s-wire", "credibility": 2, "stance": "AFFIRMS"}],
                     "signals": [{"holder": "%1$s-side", "subject": "issues/truce", "position": 333, "modality": "WORDS"}]}""".formatted(crisis));
        }
    }

    private static void write(Visit visit, String field, String text) {
        visit.tabTo(visit.page.locator(field));
        visit.page.keyboard().type(text);
    }

    private static void press(Visit visit, Locator control, String key) {
        visit.tabTo(control);
        visit.page.keyboard().press(key);
    }

    private static void isAccessibleEverywhere(Visit visit) {
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        visit.page.setViewportSize(320, 700);
        visit.fitsItsWidth();
        visit.page.setViewportSize(1440, 900);
        visit.scheme(ColorScheme.LIGHT);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
