package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's frame: signing in, finding the way, the keys. */
@Browsed
class FrameTest {
    @Test
    void signsInByALinkAndTakesTheTokenOutOfIt(Visit visit) {
        Page page = visit.open("/");
        assertThat(page).hasURL(Pattern.compile("/crises/niger-2023/replay$"));
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Crisis")))
                .hasValue("niger-2023");
        assertThat(page).hasTitle(Pattern.compile("^Replay · .* · Demarche$"));
    }

    /** That those who look for it in all views would find it. */
    @Test
    void isNotTakenForLegibleWhereItIsNot(Visit visit) {
        Page page = visit.open("/crises/niger-2023/developments");
        Locator title = page.getByRole(AriaRole.HEADING).first();
        assertThat(title).isVisible();
        visit.isLegible();
        title.evaluate("title => { title.style.background = '#ccc'; title.style.color = '#bbb'; }");
        assertThatThrownBy(visit::isLegible).hasMessageContaining("color-contrast");
        assertThatThrownBy(visit::isAccessible).hasMessageContaining("color-contrast");
        title.evaluate("title => title.removeAttribute('style')");
        visit.isAccessible();
    }

    @Test
    void asksForATokenAndThenShowsTheViewThatWasAskedFor(Visit visit) {
        visit.expect("401");
        Page page = visit.page;
        page.navigate("/crises/niger-2023/replay?at=2023-08-06");
        page.getByLabel("Token").fill("not a token");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        visit.isAccessible();
        page.getByLabel("Token").fill(visit.token());
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/crises/niger-2023/replay\\?at=2023-08-06$"));
        assertThat(page).hasTitle(Pattern.compile("^Replay · "));
    }

    @Test
    void showsAnAnalystNothingThatWouldBeRefused(Visit visit) {
        Page page = visit.open(
                "/crises/niger-2023/developments?id=ecowas-ultimatum-2023-07-30", visit.tokenOf("reader", "ANALYST"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("History")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK))
                .hasText(new String[] {"Replay", "Compare", "Timeline", "Alignment", "Developments"});
        assertThat(page.getByText("Retract it, because")).hasCount(0);
        page.navigate("/crises/niger-2023/audit");
        assertThat(page.getByText("it is not for your roles")).isVisible();
    }

    @Test
    void showsTheViewThatWasEnteredLastAndMovesTheFocusThere(Visit visit) {
        Page page = visit.page;
        List<Route> held = new ArrayList<>();
        page.route("**/crises/niger-2023/days?*", held::add);
        visit.open("/crises/niger-2023/replay");
        page.waitForCondition(() -> !held.isEmpty());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Import"))
                .click();
        Locator entered = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Import many"));
        assertThat(entered).isVisible();
        assertThat(page.locator("main")).isFocused();

        page.waitForResponse("**/crises/niger-2023/days?*", () -> held.forEach(Route::resume))
                .finished();
        page.evaluate("new Promise(then => requestIdleCallback(then))");
        assertThat(entered).isVisible();
        assertThat(page.locator("#day")).hasCount(0);
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).not().containsText("Play or pause");
        page.keyboard().press("Escape");

        Locator theme = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("theme"));
        theme.click();
        assertThat(theme).hasText("Light theme");
        assertThat(theme).isFocused();
    }

    @Test
    void asksForNoPathThatALinkMakesUp(Visit visit) {
        Page page = visit.page;
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        for (String view : List.of("replay", "timeline")) {
            visit.open("/crises/niger-2023/" + view + "?holder=../../../export%3Fa%3D&subject=issues/x");
            assertThat(page.locator("main .loading")).hasCount(0);
            assertThat(page.locator(".timeline")).isVisible();
            assertThat(page.locator(".why")).not().containsText("Nothing that counts");
        }
        assertThat(asked).filteredOn(url -> url.contains("/export?")).isEmpty();
    }

    @Test
    void listsTheKeysOnAQuestionMark(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay");
        assertThat(page).hasTitle(Pattern.compile("^Replay · "));
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keys")))
                .isVisible();
        visit.isAccessible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @Test
    void isServedWithNoScriptOfAnybodyElseAndToBeAskedForAnew(Visit visit) {
        Response response = visit.page.navigate("/crises/niger-2023/replay");
        assertThat(response.headerValue("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headerValue("cache-control")).isEqualTo("no-cache");
        Response script =
                visit.page.waitForResponse(each -> each.url().endsWith("/main.js"), () -> visit.page.reload());
        assertThat(script.headerValue("cache-control")).contains("immutable", "max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay",
                "compare?from=2023-08-06&to=2023-08-20",
                "timeline?at=2023-08-20",
                "alignment?at=2023-08-20",
                "developments",
                "developments?id=ecowas-ultimatum-2023-07-30",
                "record",
                "import",
                "audit"
            })
    void isAccessibleAndFitsMagnifiedInLightAndDark(String view, Visit visit) {
        Page page = visit.open("/crises/niger-2023/" + view);
        assertThat(page.locator("main .card").first()).isVisible();
        assertThat(page.locator("main .loading")).hasCount(0);
        assertThat(page.locator("#live")).hasText("Live");
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
    }
}
