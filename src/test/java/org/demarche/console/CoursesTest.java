package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Timeline and alignment as views of their own. */
@Browsed
class CoursesTest {
    private static final String COURSE =
            "/crises/niger-2023/timeline?at=2023-08-10&holder=ecowas&subject=issues/military-intervention";

    @Test
    void showTheDaysOfTheEvidenceAndEveryChangeBelow(Visit visit) {
        Page page = visit.open(COURSE);
        Locator shown = page.locator(".zoom small");
        assertThat(shown).hasText(Pattern.compile("^2023-07-28 to 2023-09-\\d\\d, of 2023-07-28 to 2024-01-\\d\\d$"));
        assertThat(page.locator(".timeline .point")).hasCount(4);
        JsonNode changes = visit.ask(
                        "/crises/niger-2023/stances/ecowas/issues/military-intervention/timeline?at=2026-01-01")
                .get("changes");
        assertThat(page.locator(".timeline tbody tr")).hasCount(changes.size());
        assertThat(page.locator(".timeline tbody tr").last()).containsText("Lapsed");
        visit.picture("timeline-light");

        page.locator(".chart").focus();
        page.keyboard().press("0");
        assertThat(shown).hasText(Pattern.compile(", all$"));
        assertThat(page).hasURL(Pattern.compile("from=2023-07-28&until=2024-01-"));
        page.keyboard().press("+");
        page.keyboard().press("+");
        assertThat(shown).hasText(Pattern.compile(", of "));
        String zoomed = shown.textContent();
        page.keyboard().press("ArrowRight");
        assertThat(shown).not().hasText(zoomed);
        assertThat(page).hasURL(Pattern.compile("at=2023-08-10"));
        String moved = shown.textContent();
        page.reload();
        assertThat(shown).hasText(moved);
        page.locator(".chart").focus();
        page.keyboard().press("u");
        assertThat(page).not().hasURL(Pattern.compile("from="));

        BoundingBox box = page.locator(".chart").boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width * .7, box.y + box.height / 2);
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("from=2023-08-1\\d&until=2023-08-2\\d"));
        page.locator(".chart").dblclick();
        assertThat(shown).hasText(Pattern.compile(", all$"));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("2023-08-18"))
                .click();
        assertThat(page).hasURL(Pattern.compile("at=2023-08-18"));
        assertThat(page.getByLabel("Actor")).hasValue("ecowas");
        page.getByLabel("Actor").selectOption("niger-junta");
        assertThat(page).hasURL(Pattern.compile("holder=niger-junta"));
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Why")))
                .containsText("National Council");
    }

    @Test
    void passOverDaysWithoutAskingAndSayWhatTheyLeaveOut(Visit visit) {
        Page page = visit.open(COURSE + "&published=then");
        Locator about = page.locator(".timeline header small");
        assertThat(about).hasText("ECOWAS on Military intervention · as known now");
        assertThat(page.locator(".why li").first()).isVisible();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        Object steps = page.evaluate("history.length");
        press(page, "ArrowRight", 5);
        assertThat(page).hasURL(Pattern.compile("at=2023-08-15"));
        chooseWhileItPasses(page.getByLabel("Actor"));
        assertThat(page).hasURL(Pattern.compile("at=2023-08-13.*holder=niger-junta"));
        page.goBack();
        assertThat(page.getByLabel("Actor")).hasValue("ecowas");
        assertThat(page).hasURL(Pattern.compile("at=2023-08-15"));
        assertThat(asked.stream().filter(url -> url.contains("/trace?")))
                .as("one as it comes to rest, one of the other actor, one as it is back")
                .hasSizeBetween(2, 3)
                .allMatch(url -> url.contains("at=2023-08-15") || url.contains("at=2023-08-13"));
        assertThat(page.evaluate("history.length")).isEqualTo((int) steps + 1);

        JsonNode actors = visit.ask("/actors?limit=1000");
        ArrayNode memberships = (ArrayNode) actors.at("/actors/0/memberships");
        for (int group = 0; group < 40; group++) {
            memberships.addObject().put("group", "zz-" + group);
        }
        page.route("**/api/v1/actors?**", route -> answer(route, actors.toString()));
        page.route(
                "**/groups/zz-*?**", route -> answer(route, "{\"group\": \"zz\", \"members\": [], \"stances\": []}"));
        page.navigate("/crises/niger-2023/alignment?at=2023-08-20");
        assertThat(page.locator(".blocs .scroll")).containsText(Pattern.compile("\\d+ more groups are left out"));
    }

    private static void answer(Route route, String json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    /** Another actor in the moment in which two days are passed back, before the day comes to rest. */
    private static void chooseWhileItPasses(Locator actor) {
        actor.evaluate("""
                select => {
                  for (let time = 0; time < 2; time++) {
                    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft', bubbles: true}));
                  }
                  select.value = 'niger-junta';
                  select.dispatchEvent(new Event('change', {bubbles: true}));
                }""");
    }

    /** So often that nothing comes in between. */
    private static void press(Page page, String key, int times) {
        page.evaluate("""
                ([key, times]) => {
                  for (let time = 0; time < times; time++) {
                    document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
                  }
                }""", List.of(key, times));
    }

    @Test
    void tellPairsAndBlocsAsTheApiDoes(Visit visit) {
        Page page = visit.open(COURSE.replace("2023-08-10", "2023-08-20"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Alignment"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/alignment\\?at=2023-08-20&holder=ecowas"));
        List<String> pairs = new ArrayList<>();
        for (JsonNode pair : visit.ask("/crises/niger-2023/alignment?at=2023-08-20&actor=ecowas&limit=1000")
                .get("pairs")) {
            if (pair.get("issues").asInt() > 0) {
                pairs.add(Math.round(pair.get("likeness").asInt() / 10_000.0) + " "
                        + pair.get("issues").asInt());
            }
        }
        Locator rows = page.locator(".alignment tbody tr");
        assertThat(rows).hasCount(pairs.size());
        assertThat(rows.all().stream()
                        .map(row -> row.locator("td").nth(2).textContent() + " "
                                + row.locator("td").nth(3).textContent()))
                .containsExactlyInAnyOrderElementsOf(pairs);
        JsonNode ecowas = visit.ask("/crises/niger-2023/groups/ecowas?at=2023-08-20");
        Locator bloc = page.locator(".blocs tbody").filter(new Locator.FilterOptions().setHasText("ECOWAS, "));
        assertThat(bloc).containsText("ECOWAS, " + ecowas.get("members").size() + " members");
        assertThat(bloc.locator("tr")).hasCount(1 + ecowas.get("stances").size());
        assertThat(bloc.locator("tr").filter(new Locator.FilterOptions().setHasText("Military intervention")))
                .hasText("Military intervention4−525Côte d'IvoireSenegal");
        visit.scheme(ColorScheme.DARK);
        visit.isLegible();
        visit.picture("alignment-dark");
        page.keyboard().press("ArrowRight");
        assertThat(page).hasURL(Pattern.compile("at=2023-08-21"));
    }
}
