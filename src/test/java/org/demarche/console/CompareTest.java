package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two pictures beside each other. */
@Browsed
class CompareTest {
    @Test
    void tellsByTheKeyboardAloneWhatBecameDifferentBetween6And20August(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-20");
        page.locator("[role=gridcell]").first().waitFor();
        page.keyboard().press("c");
        assertThat(page).hasURL(Pattern.compile("/compare\\?from=2023-08-19&to=2023-08-20"));
        Locator from = page.getByLabel("This day");
        from.waitFor();
        for (int tabs = 0; tabs < 30 && !"from".equals(page.evaluate("document.activeElement.name")); tabs++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("2023-08-06");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("from=2023-08-06&to=2023-08-20"));
        assertThat(page.locator("tbody tr").first()).isVisible();
        int differences = visit.ask("/crises/niger-2023/comparison?at=2023-08-06&toAt=2023-08-20")
                .get("differences")
                .size();
        assertThat(page.getByText(differences + " stances differ")).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(differences);
        Locator ecowas = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Economic Community of West African States"))
                .filter(new Locator.FilterOptions().setHasText("Military intervention"));
        assertThat(ecowas).containsText("+40 Supports");
        assertThat(ecowas).containsText("Ecowas orders standby force");
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(differences);
        visit.isAccessible();
        visit.picture("compare-dark");
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
    }

    @Test
    void refusesARevisionThatIsNotThereYetAndSaysWhatToDo(Visit visit) {
        visit.expect("422");
        Page page = visit.open("/crises/niger-2023/compare?from=2023-08-06&to=2023-08-20&toKnown=999999");
        assertThat(page.locator(".problem")).isVisible();
        assertThat(page.locator(".problem")).containsText("Give a revision of at most");
    }
}
