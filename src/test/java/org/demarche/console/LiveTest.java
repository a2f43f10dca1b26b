package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What others record meanwhile. */
@Browsed
class LiveTest {
    @Test
    void isToldByABadgeAndMovesNothing(Visit visit) {
        LiveCrisis crisis = LiveCrisis.open(visit, "watched");
        String colleague = visit.tokenOf("a-colleague", "RECORDER");
        Page page = visit.open("/crises/watched/replay?at=2023-08-06");
        Locator live = page.locator("#live");
        assertThat(live).hasText("Live");
        String day = page.locator("h1").textContent();
        double wide = top(page, 1440);
        double narrow = top(page, 360);

        crisis.report("own", "condemnation", visit.token());
        crisis.report("first", "attack", colleague);
        assertThat(live).hasText(Pattern.compile("^1 new development, \\d+ changed stances?$"));
        crisis.report("second", "agreement-signed", colleague);
        assertThat(live).hasText(Pattern.compile("^2 new developments, \\d+ changed stances?$"));
        assertThat(page.locator("h1")).hasText(day);
        assertThat(top(page, 360)).isEqualTo(narrow);
        visit.fitsItsWidth();
        assertThat(top(page, 1440)).isEqualTo(wide);
        visit.isAccessible();
        visit.picture("live-light");

        live.getByRole(AriaRole.BUTTON).click();
        assertThat(live).hasText("Live");
        assertThat(page).hasURL(Pattern.compile("at=2023-08-06$"));
        visit.handAs(
                colleague, "POST", "/crises/watched/developments/first/retraction", "{\"reason\": \"no such offer\"}");
        assertThat(live).hasText(Pattern.compile("^\\d+ changed stances?$"));
    }

    @Test
    void isAskedForAgainAfterAPauseWhenItHasEndedAndWhenThereWereTooMany(Visit visit) {
        visit.expect("429");
        LiveCrisis.open(visit, "quiet");
        Page page = visit.page;
        page.addInitScript("""
                window.asked = [];
                const answered = window.fetch;
                window.fetch = (address, options) => {
                  if (String(address).includes('/stream')) {
                    asked.push(performance.now());
                  }
                  return answered(address, options);
                };""");
        AtomicInteger times = new AtomicInteger();
        page.route("**/stream*", route -> {
            switch (times.getAndIncrement()) {
                case 0 -> route.fulfill(new Route.FulfillOptions().setContentType("text/event-stream"));
                case 1 ->
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(429)
                            .setContentType("application/problem+json")
                            .setBody("{\"title\": \"Too many\"}"));
                default -> route.resume();
            }
        });
        visit.open("/crises/quiet/replay");
        Locator live = page.locator("#live");
        assertThat(live).hasText("Connection lost, trying again");
        assertThat(live).hasText("Live");
        assertThat((List<?>) page.evaluate("asked.slice(1).map((time, at) => time - asked[at] > 1900)"))
                .as("the pauses")
                .isEqualTo(List.of(true, true));
    }

    /** A page that nobody looks at reads no stream, and goes on where it was. */
    @Test
    void isReadWhileThePageIsLookedAt(Visit visit) {
        LiveCrisis crisis = LiveCrisis.open(visit, "unseen");
        String colleague = visit.tokenOf("a-colleague", "RECORDER");
        Page page = visit.open("/crises/unseen/replay");
        Locator live = page.locator("#live");
        assertThat(live).hasText("Live");
        look(page, "hidden");
        crisis.report("unseen", "attack", colleague);
        assertThat(live).hasText("Live");
        look(page, "visible");
        assertThat(live).hasText(Pattern.compile("^1 new development"));
    }

    /** Where the view begins in a window of this width. */
    private static double top(Page page, int width) {
        page.setViewportSize(width, 900);
        return page.locator("#view").boundingBox().y;
    }

    private static void look(Page page, String state) {
        page.evaluate(
                "state => { Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                state);
    }
}
