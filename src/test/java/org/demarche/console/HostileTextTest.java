package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What recorders have written is shown as they wrote it, and does nothing. */
@Browsed
class HostileTextTest {
    private static final String MARKUP = "<img src=x onerror=hit()><script>hit()</script>";

    @Test
    void staysText(Visit visit) {
        visit.hand(
                "PUT",
                "/crises/written-by-others",
                "{\"title\": \"%1$s\", \"zone\": \"UTC\", \"summary\": \"%1$s\"}".formatted(MARKUP));
        visit.hand(
                "PUT",
                "/crises/written-by-others/issues/truce",
                "{\"proposition\": \"%1$s\", \"scopeNote\": \"Of all. %1$s\"}".formatted(MARKUP));
        visit.hand("PUT", "/actors/hostile-actor", "{\"name\": \"%s\", \"kind\": \"STATE\"}".formatted(MARKUP));
        visit.hand("PUT", "/sources/hostile-source", "{\"name\": \"%s\", \"reliability\": \"B\"}".formatted(MARKUP));
        visit.hand("POST", "/crises/written-by-others/developments", """
                {"id": "said", "occurred": "2024-01-02", "type": "statement", "summary": "%1$s",
                 "initiators": [{"actor": "hostile-actor"}],
                 "reports": [{"source": "hostile-source", "credibility": 2, "stance": "AFFIRMS", "quote": "%1$s", "locator": "%1$s"}],
                 "signals": [{"holder": "hostile-actor", "subject": "issues/truce", "position": 500, "modality": "WORDS",
                              "rationale": "%1$s"}]}""".formatted(MARKUP));
        Page page = visit.page;
        page.addInitScript("window.hit = () => { window.wasHit = true; }");
        visit.open("/crises/written-by-others/replay?at=2024-01-02&holder=hostile-actor&subject=issues/truce");
        assertThat(page.locator("q").first()).hasText(MARKUP);
        assertThat(page.locator("[role=rowheader]").first()).hasText(MARKUP);
        assertThat(page.locator(".why").getByText(MARKUP + " Of all. " + MARKUP))
                .isVisible();
        for (String view : List.of("developments", "compare?from=2024-01-01&to=2024-01-03")) {
            visit.open("/crises/written-by-others/" + view);
            assertThat(page.locator("td").getByText(MARKUP).first()).isVisible();
        }
        assertThat(page.locator("main img, main script, header img, header script"))
                .hasCount(0);
        assertThat(page.evaluate("window.wasHit === undefined")).isEqualTo(true);
    }

    @Test
    void neverBecomesALinkThatRuns(Visit visit) {
        Page page = visit.page;
        page.route("**/trace?**", route -> {
            String body = route.fetch().text().replaceAll("\"url\":\"[^\"]*\"", "\"url\":\"javascript:hit()\"");
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                    .setStatus(200)
                    .setContentType("application/json")
                    .setBody(body));
        });
        visit.open("/crises/niger-2023/replay?at=2023-08-15&holder=ecowas&subject=issues/military-intervention");
        assertThat(page.getByText("Repubblica").first()).isVisible();
        assertThat(page.locator("a[href^='javascript' i]")).hasCount(0);
    }

    @Test
    void isNowhereReadAsMarkupByTheScripts() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/console"))) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".js")).toList();
            assertThat(scripts).hasSizeGreaterThan(10);
            for (Path script : scripts) {
                assertThat(Files.readString(script))
                        .as("%s", script)
                        .doesNotContain(
                                "innerHTML",
                                "outerHTML",
                                "insertAdjacentHTML",
                                "document.write",
                                "eval(",
                                "new Function");
            }
        }
    }
}
