package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two pictures beside each other. */
@Browsed
class CompareTest {
    private static final String ECOWAS = "ecowas issues/military-intervention";

    @Test
    void tellsByTheKeyboardAloneWhatBecameDifferentBetween6And20August(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-20");
        page.locator("[role=gridcell]").first().waitFor();
        page.keyboard().press("c");
        assertThat(page).hasURL(Pattern.compile("/compare\\?from=2023-08-19&to=2023-08-20"));
        page.getByLabel("This day").waitFor();
        visit.tabTo("focused.name === 'from'");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("2023-08-06");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("from=2023-08-06&to=2023-08-20"));
        JsonNode differences = visit.ask("/crises/niger-2023/comparison?at=2023-08-06&toAt=2023-08-20")
                .get("differences");
        assertThat(page.locator(".summary")).containsText(differences.size() + " stances differ");
        assertThat(page.locator("tbody tr")).hasCount(differences.size());
        Locator ecowas = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("ECOWAS"))
                .filter(new Locator.FilterOptions().setHasText("Military intervention"));
        assertThat(ecowas).containsText("+40 Supports");
        assertThat(ecowas).containsText("ECOWAS orders standby force");

        assertThat(page.locator(".split-cell")).hasCount(others(differences));
        assertThat(page.locator("[role=row]:has([role=gridcell]):not(:has(.split-cell))"))
                .hasCount(0);
        visit.tabTo("focused.textContent === 'Swap'");
        page.keyboard().press("u");
        assertThat(page.locator("[role=row]:has([role=gridcell]):not(:has(.split-cell))"))
                .not()
                .hasCount(0);
        visit.tabTo("focused.getAttribute('role') === 'gridcell'");
        for (int rows = 0; rows < 40 && !focused(page).startsWith("ecowas "); rows++) {
            page.keyboard().press("ArrowDown");
        }
        for (int columns = 0; columns < 10 && !focused(page).equals(ECOWAS); columns++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(page.locator(":focus"))
                .hasAttribute("aria-label", Pattern.compile("Supports \\+40, then Supports \\+\\d+"));
        page.keyboard().press("Enter");
        Locator why = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What made the difference"));
        JsonNode difference = differences
                .valueStream()
                .filter(each -> ECOWAS.equals(each.get("holder").asString() + " "
                        + each.get("subject").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(why.getByRole(AriaRole.LISTITEM))
                .hasCount(difference.get("parts").size());
        assertThat(why).containsText("ECOWAS orders standby force");
        visit.isAccessible();
        visit.scheme(ColorScheme.DARK);
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(differences.size());
        visit.isAccessible();
        visit.picture("compare-dark");
        page.setViewportSize(320, 700);
        visit.fitsItsWidth();
    }

    /** On issues another label, or two points and more. */
    private static int others(JsonNode differences) {
        return (int) differences
                .valueStream()
                .filter(each -> each.get("subject").asString().startsWith("issues/"))
                .filter(each -> !each.at("/from/label").equals(each.at("/to/label"))
                        || !each.at("/from/contested").equals(each.at("/to/contested"))
                        || Math.abs(each.at("/to/value").asInt(0)
                                        - each.at("/from/value").asInt(0))
                                >= 20_000)
                .count();
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.dataset.track");
    }

    @Test
    void isTakenAlong(Visit visit) throws Exception {
        visit.allow("clipboard-read", "clipboard-write");
        Page page = visit.open("/crises/niger-2023/compare?from=2023-08-06&to=2023-08-20");
        page.locator(".split-cell").first().waitFor();
        assertThat(new String(saved(page, "Comparison as CSV"), StandardCharsets.UTF_8))
                .startsWith("holder,subject,from.label,from.value,to.label,to.value\r\n")
                .contains("\r\necowas,issues/military-intervention,SUPPORTS,400000,SUPPORTS,5");
        assertThat(new String(saved(page, "Comparison as SVG"), StandardCharsets.UTF_8))
                .startsWith("<svg")
                .contains(">+40<", ">+53<")
                .doesNotContain("<script", "var(--");
        assertThat(saved(page, "Comparison as PNG")).startsWith(0x89, 'P', 'N', 'G');
        button(page, "Comparison as Link").click();
        assertThat(button(page, "Comparison as Link")).hasText("Copied");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .contains("from=2023-08-06", "to=2023-08-20", "known=", "toKnown=");
    }

    @Test
    void beginsWithTheTwoWeeksBeforeTheFirstDayOfTheReplay(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay");
        page.locator("[role=gridcell]").first().waitFor();
        String opened = String.valueOf(page.locator("#day").textContent());
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Compare").setExact(true))
                .first()
                .click();
        assertThat(page.locator(".summary")).containsText(opened);
        page.keyboard().press("s");
        assertThat(page.locator(".summary")).containsText("between " + opened);
    }

    @Test
    void keepsToTheRevisionAndTheRelationOfEachPicture(Visit visit) {
        String days = "at=2023-08-06&toAt=2023-08-20";
        JsonNode answer = visit.ask("/crises/niger-2023/comparison?" + days);
        int before = answer.at("/from/known/revision").asInt() - 1;
        JsonNode relation = answer.get("differences")
                .valueStream()
                .filter(each -> each.get("subject").asString().startsWith("actors/"))
                .findFirst()
                .orElseThrow();
        String chosen = "holder=" + relation.get("holder").asString() + "&subject="
                + relation.get("subject").asString().replace("/", "%2F");
        Page page =
                visit.open("/crises/niger-2023/compare?from=2023-08-06&to=2023-08-20&known=" + before + "&" + chosen);
        assertThat(page.locator(".summary"))
                .containsText(Pattern.compile(
                        "Aug 2023 \\(revision " + before + "\\) and .* \\(revision (?!" + before + "\\))\\d+\\)"));
        page.keyboard().press("s");
        assertThat(page).hasURL(Pattern.compile("from=2023-08-20&to=2023-08-06&" + chosen + "&toKnown=" + before));
        assertThat(page.locator(".summary")).containsText("6 Aug 2023 (revision " + before + ")");
        assertThat(page.locator("input[name=known]")).hasValue("");
        assertThat(page.locator(".why a").first()).hasAttribute("href", Pattern.compile("about=actors"));
        view(page, "Timeline").click();
        assertThat(page)
                .hasURL(Pattern.compile("/timeline\\?at=2023-08-06&known=" + before + "&about=actors&" + chosen));
        view(page, "Replay").click();
        assertThat(page).hasURL(Pattern.compile("/replay\\?.*about=actors"));
        assertThat(page.locator("[role=gridcell][aria-selected=true]")).isVisible();
        page.keyboard().press("c");
        assertThat(page).hasURL(Pattern.compile("/compare\\?.*known=" + before + "&toKnown=" + before));
    }

    private static Locator view(Page page, String name) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Views"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static byte[] saved(Page page, String name) throws IOException {
        return Files.readAllBytes(
                page.waitForDownload(() -> button(page, name).click()).path());
    }

    @Test
    void refusesARevisionThatIsNotThereYetAndSaysWhatToDo(Visit visit) {
        visit.expect("422");
        Page page = visit.open("/crises/niger-2023/compare?from=2023-08-06&to=2023-08-20&toKnown=999999");
        assertThat(page.locator(".problem")).isVisible();
        assertThat(page.locator(".problem")).containsText("Give a revision of at most");
    }
}
