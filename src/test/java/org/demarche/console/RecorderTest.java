package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recorder enters a development, is told what is wrong with it, sees its effect, and takes it back. */
@Browsed
class RecorderTest {
    @Test
    void entersADevelopmentAndRetractsIt(Visit visit) {
        visit.expect("422|400"); // the first draft is refused
        Page page = visit.open("/crises/niger-2023/record");
        page.getByRole(AriaRole.TEXTBOX, named("What happened")).fill("ECOWAS gives the junta one more week.");
        page.getByLabel("Happened on").fill("2024-05-30");
        page.locator("select[name=type]").selectOption("ultimatum");
        page.locator("select[name=initiator]").selectOption("ecowas");
        page.locator("select[name=target]").selectOption("niger-junta");
        page.locator("select[name=source]").selectOption("gulf-times");
        page.getByLabel("Address").fill("https://example.org/a?b=c&d=%22");
        page.getByRole(AriaRole.BUTTON, named("Add a signal")).click();
        page.locator("select[name=holder]").selectOption("ecowas");
        page.locator("select[name=subject]").selectOption("issues/closer-ties-with-russia");
        Locator effect = page.locator(".effect");
        assertThat(effect).containsText("2 stances change by it, as of 2024-05-30:");
        visit.isAccessible();
        visit.picture("record-light");

        page.getByRole(AriaRole.TEXTBOX, named("What happened")).fill("<img src=x onerror=alert(1)> is \"said\"");
        page.getByLabel("Happened on").fill("2099-13-45");
        assertThat(effect).containsText("Like this it would be refused.");
        assertThat(page.locator(".field", new Page.LocatorOptions().setHasText("Happened on"))
                        .locator(".refused"))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, named("Record").setExact(true)).click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("invalid-date");
        assertThat(page.getByLabel("Happened on")).hasAttribute("aria-invalid", "true");
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        visit.scheme(ColorScheme.LIGHT);

        page.getByLabel("Happened on").fill("2024-05-30");
        assertThat(effect).containsText("2 stances change by it, as of 2024-05-30:");
        assertThat(page.getByLabel("Happened on")).not().hasAttribute("aria-invalid", "true");
        List<String> foreseen = effect.locator("li").allTextContents();
        assertThat(page.locator("input[name=id]")).hasValue("img-src-x-onerror-alert-1-2024-05-30");
        page.getByRole(AriaRole.BUTTON, named("Record").setExact(true)).click();
        Locator done = page.locator(".done");
        assertThat(done).containsText("Recorded at revision");
        assertThat(done.locator("li")).hasText(foreseen.toArray(String[]::new));
        assertThat(done)
                .containsText(
                        "Economic Community of West African States on Closer ties with Russia Undeclared → +50 Supports");

        done.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("See it"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, named("<img src=x onerror=alert(1)> is \"said\"")))
                .isVisible();
        assertThat(page.locator("main img")).hasCount(0);
        visit.isAccessible();
        page.getByRole(AriaRole.LINK, named("Retract")).click();
        page.getByLabel("Retract it, because").fill("It was a trial.");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.LINK, named("Reinstate"))).isVisible();
        assertThat(page.getByText("It was a trial.")).isVisible();
        assertThat(visit.ask("/crises/niger-2023/developments/img-src-x-onerror-alert-1-2024-05-30")
                        .path("status")
                        .asString())
                .isEqualTo("RETRACTED");
    }

    @Test
    void importsSeveralFilesAndSeesTheRefusedRowsOfEach(Visit visit) {
        Page page = visit.open("/crises/niger-2023/import");
        page.getByLabel("Format").selectOption("developments");
        page.getByLabel("Files").last().setInputFiles(new FilePayload[] {
            file("many.jsonl", "{\"nonsense\": 1}\nnot json\n"),
            file("<b>other</b>.jsonl", "not json either\n"),
            file("long.jsonl", "{}\n".repeat(3_000))
        });
        page.getByLabel("Count only").check();
        page.getByRole(AriaRole.BUTTON, named("Import")).click();
        Locator jobs = page.locator("article.job");
        assertThat(jobs).hasCount(3);
        assertThat(jobs.nth(0)).containsText("long.jsonl");
        assertThat(jobs.nth(0)).containsText("finished · 3000 read, 0 recorded, 0 duplicates, 3000 refused");
        assertThat(jobs.nth(1)).containsText("<b>other</b>.jsonl · developments, counted only: finished");
        assertThat(jobs.nth(1)).containsText("1 read, 0 recorded, 0 duplicates, 1 refused");
        assertThat(jobs.nth(1).getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(jobs.nth(2)).containsText("many.jsonl");
        assertThat(jobs.nth(2)).containsText("2 read, 0 recorded, 0 duplicates, 2 refused");
        assertThat(jobs.nth(2).getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(page.locator("progress")).hasCount(0);
        visit.isAccessible();
        visit.picture("import-light");
        assertThat(page.waitForDownload(() -> jobs.nth(2)
                                .getByRole(
                                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("All of them as CSV"))
                                .click())
                        .suggestedFilename())
                .endsWith("-refused.csv");
        List<Route> held = new ArrayList<>();
        page.route("**/api/v1/imports", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        page.waitForRequest("**/api/v1/imports", page::reload);
        page.getByRole(AriaRole.LINK, named("Record").setExact(true)).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Record a development")))
                .isVisible();
        page.getByRole(AriaRole.LINK, named("Import")).click();
        assertThat(jobs).hasCount(3);
        assertThat(jobs.nth(2).getByRole(AriaRole.ROW)).hasCount(3);
        page.waitForResponse("**/api/v1/imports", () -> held.getFirst().resume()); // of the view that was left before

        // the same without a mouse, but for the system's own choice of a file
        visit.tabTo(page.getByLabel("Files").last());
        page.getByLabel("Files").last().setInputFiles(file("later.jsonl", "no json\n"));
        visit.tabTo(page.getByLabel("Format"));
        page.keyboard().type("devel");
        visit.tabTo(page.getByLabel("Count only"));
        page.keyboard().press("Space");
        visit.tabTo(page.getByRole(AriaRole.BUTTON, named("Import")));
        page.keyboard().press("Enter");
        assertThat(jobs).hasCount(4);
        assertThat(jobs.first()).containsText("later.jsonl");
        visit.tabTo(
                jobs.first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("All of them as CSV")));
        assertThat(page.waitForDownload(() -> page.keyboard().press("Enter")).suggestedFilename())
                .endsWith("-refused.csv");
    }

    @Test
    void cancelsAnImportThatGoesOnMeanwhileAndIsNotToldThatItsFileWasRefused(Visit visit) {
        visit.expect("ERR_FAILED"); // the list of imports is not answered
        Page page = visit.page;
        String job = """
                {"id": "slow", "crisis": "niger-2023", "format": "gdelt", "state": "RUNNING", "read": %d, "recorded": 0, "duplicates": 0,
                 "rejected": 0, "ratePerSecond": 1, "codes": {}, "rejectedRows": []}""";
        page.route(
                "**/api/v1/imports",
                route -> answer(route, "application/json", "{\"imports\": [" + job.formatted(1) + "]}"));
        List<Route> held = new ArrayList<>();
        page.route("**/imports/slow/progress", held::add);
        page.waitForRequest("**/imports/slow/progress", () -> visit.open("/crises/niger-2023/import"));
        Locator cancel = page.getByRole(AriaRole.BUTTON, named("Cancel"));
        cancel.focus();
        answer(
                held.getFirst(),
                "text/event-stream",
                "id:1\ndata:" + job.formatted(5).replace("\n", "") + "\n\n");
        assertThat(page.locator("article.job")).containsText("running · 5 read");
        assertThat(cancel).isFocused();

        page.unroute("**/api/v1/imports");
        page.route("**/api/v1/imports", Route::abort);
        page.getByLabel("Count only").check();
        page.getByLabel("Format").selectOption("developments");
        page.getByLabel("Files").last().setInputFiles(file("taken.jsonl", "{}\n"));
        page.getByRole(AriaRole.BUTTON, named("Import").setExact(true)).click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByText("taken.jsonl")).hasCount(0);
    }

    private static void answer(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(body));
    }

    private static FilePayload file(String name, String lines) {
        return new FilePayload(name, "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
