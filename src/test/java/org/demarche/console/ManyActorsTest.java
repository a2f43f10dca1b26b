package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A picture of 300 actors and 40 issues, each with a stance. */
@Browsed
class ManyActorsTest {
    private static final int ACTORS = 300;
    private static final int ISSUES = 40;
    /** The picture is large for the driver that hands it to the browser. */
    @Test
    void areWalkedAndFoundWithFewOfThemInThePage(Visit visit) {
        Page page = visit.page;
        String days = days(visit);
        page.route(
                "**/days?**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(days)));
        visit.open("/crises/niger-2023/replay?from=2024-01-01&until=2024-01-10&at=2024-01-02");
        Locator cells = page.locator("[role=gridcell]");
        cells.first().waitFor();
        assertThat(cells.first()).hasAttribute("data-track", "actor-000 issues/issue-00");
        assertThat(page.locator("[role=grid]")).hasAttribute("aria-rowcount", String.valueOf(ACTORS + 1));
        assertThat(cells.count()).isLessThan(40 * ISSUES);
        cells.first().focus();
        page.keyboard().press("PageDown");
        page.keyboard().press("End");
        assertThat(page.locator(":focus")).hasAttribute("data-track", "actor-299 issues/issue-39");
        assertThat(page.locator(":focus")).hasAttribute("aria-label", Pattern.compile("^(Strongly )?(S|s)upports \\+"));
        assertThat(page.locator("[role=columnheader].corner")).isInViewport();
        page.getByLabel("Find an actor").fill("actor 17");
        assertThat(cells).hasCount(10 * ISSUES);
        visit.isAccessible();

        page.navigate("/crises/niger-2023/alignment?at=2024-01-02");
        page.locator(".alignment .node").first().waitFor();
        assertThat(page.locator(".alignment .node")).hasCount(40);
        assertThat(page.getByText("the list has all 300")).isVisible();
        Locator rows = page.locator(".alignment tbody tr");
        assertThat(rows).hasCount(60);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("44790 more"))
                .click();
        assertThat(rows).hasCount(120);
    }

    private static String days(Visit visit) {
        String asOf = visit.ask("/crises/niger-2023/stances?at=2024-01-01")
                .get("asOf")
                .toString();
        StringJoiner changes = new StringJoiner(",");
        for (int day = 1; day <= 10; day++) {
            for (int actor = 0; actor < ACTORS; actor++) {
                for (int issue = 0; issue < ISSUES; issue++) {
                    changes.add("""
                            {"day":"2024-01-%02d","holder":"actor-%03d","subject":"issues/issue-%02d","label":"SUPPORTS","value":%d,"confidence":"LOW","contested":false}""".formatted(day, actor, issue, 200_000 + 30_000 * ((day + actor + issue) % 10)));
                }
            }
        }
        return "{\"asOf\":" + asOf + ",\"changes\":[" + changes + "]}";
    }
}
