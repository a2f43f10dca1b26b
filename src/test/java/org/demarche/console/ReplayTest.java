package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The replay, as an analyst uses it. */
@Browsed
class ReplayTest {
    private static final String CHOSEN = "holder=ecowas&subject=issues/military-intervention";

    @Test
    void showsTheNumbersOfTheApiOnWhateverDayWithoutAskingForThem(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-01");
        assertThat(cell(page, "ecowas issues/military-intervention")).isVisible();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        Random random = new Random(20230726);
        Map<LocalDate, Map<String, String>> shown = new TreeMap<>();
        for (int step = 0; step < 8; step++) {
            LocalDate day = LocalDate.of(2023, 7, 26).plusDays(random.nextInt(400));
            Locator field = page.getByLabel("Go to day");
            field.fill(day.toString());
            field.press("Enter");
            assertThat(page).hasURL(Pattern.compile("at=" + day));
            shown.put(day, cells(page));
        }
        assertThat(asked.stream()
                        .filter(url -> url.contains("/crises/niger-2023/"))
                        .filter(url -> !url.endsWith("/stream"))) // of the badge, which comes back now and then
                .isEmpty();
        shown.forEach((day, cells) -> assertThat(cells)
                .as("on %s", day)
                .isEqualTo(visible(visit.ask("/crises/niger-2023/stances?at=" + day))));
    }

    /** At a clock of our own, which goes on when told. */
    @Test
    void playsTenDaysASecondWithTheNumbersOfTheApiAndNoRequestADay(Visit visit) {
        Page page = visit.page;
        page.clock().install(new Clock.InstallOptions().setTime("2026-12-01T00:00:00Z"));
        visit.open("/crises/niger-2023/replay?at=2023-07-26");
        assertThat(cell(page, "ecowas issues/military-intervention")).isVisible();
        page.getByLabel("Speed").selectOption("10");
        page.clock().pauseAt("2026-12-01T01:00:00Z");
        page.getByLabel("Speed").blur();
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        Random random = new Random(20230806);
        Map<LocalDate, Map<String, String>> shown = new TreeMap<>();
        for (int round = 0; round < 8; round++) {
            page.keyboard().press(" ");
            page.clock().runFor(2_000 + random.nextInt(5_000));
            page.keyboard().press(" ");
            page.clock().runFor(500);
            LocalDate day = LocalDate.parse(page.url().replaceAll(".*at=", ""));
            shown.put(day, cells(page));
        }
        assertThat(shown).hasSize(8);
        assertThat(Collections.max(shown.keySet())).isAfter("2023-12-31");
        assertThat(asked.stream()
                        .filter(url -> url.contains("/crises/niger-2023/"))
                        .filter(url -> !url.endsWith("/stream"))) // of the badge, which comes back now and then
                .isEmpty();
        shown.forEach((day, cells) -> assertThat(cells)
                .as("on %s", day)
                .isEqualTo(visible(visit.ask("/crises/niger-2023/stances?at=" + day))));
    }

    @Test
    void opensWhereMostStancesAreInForceAndLeadsToTheLatestChange(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay");
        Fullest fullest = Fullest.of(visit.ask("/crises/niger-2023/days?from=2023-07-01&until=2025-06-30")
                .get("changes"));
        assertThat(fullest.held()).isGreaterThan(50);
        assertThat(page.locator("#day"))
                .hasText(DateTimeFormatter.ofPattern("EEE, d MMM uuuu", Locale.UK)
                        .format(fullest.day()));
        assertThat(page.locator(".opened")).containsText("most stances were in force, " + fullest.held() + ".");
        page.keyboard().press("l");
        assertThat(page).hasURL(Pattern.compile("at=2024-12-"));
        assertThat(page.locator(".opened")).isEmpty();
        String latest = page.url();
        page.keyboard().press("m");
        assertThat(page).hasURL(Pattern.compile("at=" + fullest.day()));
        page.goBack();
        page.goBack();
        page.getByText("To the latest change").click();
        assertThat(page).hasURL(latest);
    }

    /** The first day on which as many stances were in force as ever. */
    private record Fullest(LocalDate day, int held) {
        static Fullest of(JsonNode changes) {
            Map<LocalDate, Integer> counts = new TreeMap<>();
            Set<String> inForce = new HashSet<>();
            for (JsonNode change : changes) {
                String track = change.get("holder").asString() + " "
                        + change.get("subject").asString();
                if (List.of("LAPSED", "UNDECLARED").contains(change.get("label").asString())) {
                    inForce.remove(track);
                } else {
                    inForce.add(track);
                }
                counts.put(LocalDate.parse(change.get("day").asString()), inForce.size());
            }
            Fullest fullest = new Fullest(LocalDate.MIN, 0);
            for (Map.Entry<LocalDate, Integer> each : counts.entrySet()) {
                if (each.getValue() > fullest.held()) {
                    fullest = new Fullest(each.getKey(), each.getValue());
                }
            }
            return fullest;
        }
    }

    @Test
    void namesIssuesWithTheCapitalsOfTheirPropositions(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasText(new String[] {
            "Actor", "Closer ties with Russia", "French military presence", "Military intervention",
            "Negotiated settlement", "Reinstatement", "Transition under junta", "US military presence"
        });
        Map.of(
                        List.of("talks-with-eu", "There are talks with the EU."), "Talks with EU",
                        List.of("talks", "Talks are held."), "Talks",
                        List.of("eswatini-joins", "eSwatini joins the union."), "eSwatini joins",
                        List.of("aid-to-the-drc", "Aid goes to the Democratic Republic of the Congo."),
                                "Aid to the drc",
                        List.of("un-vote", "A vote of the United Nations is held."), "UN vote",
                        List.of("us-and-them", "It is about us and them."), "Us and them",
                        List.of("élysée-opens", "Doors of the Élysée open."), "Élysée opens",
                        List.of("no-words", ""), "No words")
                .forEach((issue, name) -> assertThat(page.evaluate("""
                                async ([id, proposition]) => (await import(document.querySelector('script').src.replace('main.js', 'words.js')))
                                    .issueName(id, proposition)""", issue)).isEqualTo(name));
    }

    @Test
    void findsActorsAsMuchAlikeAsTheApi(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-20");
        page.locator("[role=gridcell]").first().waitFor();
        JsonNode told = visit.ask("/crises/niger-2023/alignment?at=2023-08-20&limit=1000");
        Map<String, Integer> wanted = new TreeMap<>();
        for (JsonNode pair : told.get("pairs")) {
            if (pair.get("issues").asInt() > 0) {
                wanted.put(
                        pair.get("one").asString() + " " + pair.get("other").asString(),
                        pair.get("likeness").asInt());
            }
        }
        assertThat(wanted).hasSizeGreaterThan(20);
        assertThat(page.evaluate(
                        """
                        async stances => {
                          const {pairs} = await import(document.querySelector('script').src.replace('main.js', 'views/alignment.js'));
                          const holders = new Map();
                          for (const {holder, subject, label, value} of JSON.parse(stances)) {
                            if (subject.startsWith('issues/') && label !== 'LAPSED') {
                              holders.set(holder, (holders.get(holder) ?? new Map()).set(subject, value));
                            }
                          }
                          return Object.fromEntries(pairs(holders).map(({a, b, alike}) => [`${a} ${b}`, alike]));
                        }""",
                        visit.ask("/crises/niger-2023/stances?at=2023-08-20")
                                .get("stances")
                                .toString()))
                .isEqualTo(wanted);
        assertThat(page.evaluate("""
                        async () => {
                          const {pairs} = await import(document.querySelector('script').src.replace('main.js', 'views/alignment.js'));
                          return pairs(new Map([['a', new Map([['i', 0]])], ['b', new Map([['i', 1]])]]))[0].alike;
                        }""")).as("halves up").isEqualTo(1_000_000);
    }

    @Test
    void tellsWhenAndWhyEcowassLineOnInterventionChanged(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-07-30");
        cell(page, "ecowas issues/military-intervention").click();
        assertThat(page.getByText("ECOWAS ultimatum 2023-07-30")).isVisible();
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page).not().hasURL(Pattern.compile("at=2023-07-30"));
        page.getByLabel("Go to day").fill("2023-08-10");
        page.getByLabel("Go to day").press("Enter");
        Locator why = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Why"));
        assertThat(why.getByText("ECOWAS orders standby force 2023-08-10")).isVisible();
        assertThat(why.locator(".verified").first()).isVisible();
        assertThat(page.locator(".timeline .point").first()).isVisible();
        visit.isAccessible();
        visit.picture("replay-light");
        visit.scheme(ColorScheme.DARK);
        page.reload();
        assertThat(why.locator(".verified").first()).isVisible();
        visit.isAccessible();
        visit.picture("replay-dark");
    }

    @Test
    void isWalkedByTheKeyboardAlone(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-06");
        cell(page, "algeria issues/military-intervention").waitFor();
        page.keyboard().press("ArrowRight");
        assertThat(page).hasURL(Pattern.compile("at=2023-08-07"));
        for (int tabs = 0; tabs < 40 && !gridHasFocus(page); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(gridHasFocus(page)).as("the matrix is reached by Tab").isTrue();
        page.keyboard().press("PageDown");
        page.keyboard().press("End");
        page.keyboard().press("ArrowUp");
        String walked = focused(page);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("holder=" + walked.substring(0, walked.indexOf(" "))));
        assertThat(focused(page)).as("the focus stays where it was").isEqualTo(walked);
    }

    @Test
    void isReadOnATelephoneAndMagnified(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-15&" + CHOSEN);
        for (int width : new int[] {360, 320}) {
            page.setViewportSize(width, 700);
            assertThat(page.locator(".timeline .point").first()).isVisible();
            visit.fitsItsWidth();
        }
        page.setViewportSize(360, 800);
        visit.picture("replay-narrow");
    }

    @Test
    void findsActorsAndGroupsThemByBloc(Visit visit) {
        Page page = visit.open("/crises/niger-2023/replay?at=2023-08-15");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("By bloc"))
                .click();
        assertThat(page.locator(".bloc").getByText("ECOWAS", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByLabel("Find an actor").fill("seneg");
        assertThat(page.locator("[role=gridcell]").first()).hasAttribute("data-track", Pattern.compile("^senegal "));
        assertThat(page.getByLabel("Find an actor")).isFocused();
        assertThat(page).hasURL(Pattern.compile("group=bloc&find=seneg"));
    }

    private static Locator cell(Page page, String track) {
        return page.locator("[data-track=\"" + track + "\"]");
    }

    private static boolean gridHasFocus(Page page) {
        return (boolean) page.evaluate("document.activeElement.getAttribute('role') === 'gridcell'");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.dataset.track");
    }

    /** Number and accessible name of each cell in which there is a stance. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> cells(Page page) {
        return new TreeMap<>((Map<String, String>)
                page.evaluate("Object.fromEntries([...document.querySelectorAll('[role=gridcell]:not(.none)')]"
                        + ".map(cell => [cell.dataset.track, cell.querySelector('b').textContent]))"));
    }

    private static Map<String, String> visible(JsonNode picture) {
        Map<String, String> values = new TreeMap<>();
        for (JsonNode stance : picture.get("stances")) {
            String label = stance.get("label").asString();
            if (stance.get("subject").asString().startsWith("issues/")
                    && !label.equals("LAPSED")
                    && !label.equals("UNDECLARED")) {
                values.put(
                        stance.get("holder").asString() + " "
                                + stance.get("subject").asString(),
                        hundredths(stance.get("value").asInt()));
            }
        }
        return values;
    }

    private static String hundredths(int millionths) {
        long rounded = Math.round(millionths / 10_000.0);
        return rounded > 0 ? "+" + rounded : rounded < 0 ? "−" + -rounded : "0";
    }
}
