package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An analyst without a mouse, from the first view on. */
@Browsed
class KeyboardTest {
    @Test
    void findsWhenAndWhyEcowassLineOnInterventionChangedAndCompares6And20August(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay");
        page.locator("[role=gridcell]").first().waitFor();
        visit.tabTo("focused.getAttribute('aria-label') === 'Find an actor'");
        page.keyboard().type("ecowas");
        assertThat(page.locator("[role=gridcell]").first()).hasAttribute("data-track", Pattern.compile("^ecowas "));
        visit.tabTo("focused.getAttribute('role') === 'gridcell'");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(":focus")).hasAttribute("data-track", "ecowas issues/military-intervention");
        page.keyboard().press("Enter");
        assertThat(page.locator(".timeline .point").first()).isVisible();

        visit.tabTo("focused.closest('.timeline') !== null && focused.tagName === 'SUMMARY'");
        page.keyboard().press("Enter");
        visit.tabTo("focused.textContent === '2023-08-10'");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("at=2023-08-10"));
        assertThat(page.locator("#day")).hasText("Thu, 10 Aug 2023");
        Locator why = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Why"));
        assertThat(why.getByText("ECOWAS orders standby force 2023-08-10")).isVisible();

        page.keyboard().press("c");
        page.getByLabel("This day").waitFor();
        visit.tabTo("focused.name === 'from'");
        write(page, "2023-08-06");
        visit.tabTo("focused.name === 'to'");
        write(page, "2023-08-20");
        assertThat(page).hasURL(Pattern.compile("from=2023-08-06&to=2023-08-20"));
        Locator difference =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What made the difference"));
        assertThat(difference).containsText("ECOWAS on Military intervention");
        assertThat(difference).containsText("+40 Supports → +53 Supports");
        assertThat(difference.getByRole(AriaRole.LISTITEM).first()).containsText("ECOWAS ultimatum");
        visit.tabTo("focused.textContent === '2023-08-20' && focused.closest('.why') !== null");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/replay\\?at=2023-08-20&known=\\d+&holder=ecowas"));
    }

    private static void write(Page page, String text) {
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }
}
