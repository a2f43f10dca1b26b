package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What others record meanwhile. */
@Browsed
class LiveTest {
    private static final String LOOK = "window.dispatchEvent(new Event('online'))";

    @Test
    void isToldByABadgeAndMovesNothing(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-06");
        Locator live = page.locator("#live");
        assertThat(live).hasText("Live");
        String day = page.locator("h1").textContent();
        visit.hand("PUT", "/sources/a-late-wire", "{\"name\": \"A late wire\", \"reliability\": \"C\"}");
        page.evaluate(LOOK);
        assertThat(live).hasText("1 new entry");
        assertThat(page.locator("h1")).hasText(day);
        live.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        assertThat(live).hasText("Live");
        assertThat(page).hasURL(Pattern.compile("at=2023-08-06$"));
    }

    @Test
    void healsWhenTheServerIsBack(Visit visit) {
        visit.expect("Failed to load resource");
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-06");
        Locator live = page.locator("#live");
        assertThat(live).hasText("Live");
        page.route("**/api/v1/crises/niger-2023", com.microsoft.playwright.Route::abort);
        page.evaluate(LOOK);
        assertThat(live).hasText("Server not reached, trying again");
        page.unroute("**/api/v1/crises/niger-2023");
        page.evaluate(LOOK);
        assertThat(live).hasText("Live");
    }
}
