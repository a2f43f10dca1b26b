package org.demarche.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.demarche.Demarche;
import org.demarche.TestTokens;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The console in a real browser, the server in this process: until the first view takes keys, a step of the replay, a year that
 * plays at ten days a second, and the answer that a replay of 300 actors on 40 issues begins with.
 */
public final class ConsoleBench {
    private static final int STARTS = 12;
    private static final int STEPS = 200;
    private static final int SPEED = 10;
    private static final int ANSWERS = 7;
    /** Milliseconds until the answer for the largest picture has gone through the driver. */
    private static final int PATIENCE = 60_000;

    /** Steps through as many days as there are steps, each with its layout, and tells how long each took. */
    private static final String STEP = """
            steps => {
              const scrubber = document.querySelector('.scrub input');
              const times = [];
              for (let step = 0; step < steps; step++) {
                scrubber.value = String(1 + step % (Number(scrubber.max) - 1));
                const begun = performance.now();
                scrubber.dispatchEvent(new Event('input', {bubbles: true}));
                document.body.offsetHeight;
                times.push(performance.now() - begun);
              }
              return times;
            }""";

    /** Plays to the end; tells the time between two frames, and how long it took. */
    private static final String PLAY = """
            speed => new Promise(done => {
              const frames = [];
              const select = document.querySelector('.time select');
              select.value = String(speed);
              select.dispatchEvent(new Event('change'));
              const play = document.querySelector('.steps .main');
              let last = performance.now();
              const begun = last;
              const frame = now => {
                frames.push(now - last);
                last = now;
                play.textContent === 'Play' ? done({frames, took: performance.now() - begun}) : requestAnimationFrame(frame);
              };
              play.click();
              requestAnimationFrame(frame);
            })""";

    private ConsoleBench() {}

    public static void run() throws Exception {
        Path data = Files.createTempDirectory("demarche-console");
        try (ConfigurableApplicationContext program =
                        new SpringApplicationBuilder(Demarche.class).run("--server.port=0", "--demarche.data=" + data);
                HttpClient http = HttpClient.newHttpClient();
                Playwright playwright = Chromium.driver()) {
            int port = Integer.parseInt(program.getEnvironment().getRequiredProperty("local.server.port"));
            String bearer = TestTokens.bearer(port);
            Browser browser = Chromium.launched(playwright);
            firstView(browser, port, bearer);
            step(browser, port, bearer, 20, 10);
            step(browser, port, bearer, 300, 40);
            play(browser, port, bearer);
            days(new Wide(http, port, bearer));
        }
    }

    private static void firstView(Browser browser, int port, String bearer) {
        List<Double> times = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            try (BrowserContext context = context(browser, port)) {
                Page page = open(context, "/crises/niger-2023/replay", bearer);
                page.locator("[role=gridcell][tabindex='0']").waitFor();
                times.add(((Number) page.evaluate("performance.now()")).doubleValue());
            }
        }
        tell("first view of Niger, nothing cached, until a cell takes keys: " + Figures.of(times));
    }

    private static void step(Browser browser, int port, String bearer, int actors, int issues) {
        try (BrowserContext context = context(browser, port)) {
            Page page = context.newPage();
            page.route(
                    "**/days?**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(days(actors, issues))));
            page.navigate("/crises/niger-2023/replay?from=2024-01-01&until=2024-01-10&at=2024-01-02#token="
                    + bearer.substring("Bearer ".length()));
            page.locator("[role=gridcell]").first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            page.evaluate(STEP, STEPS);
            tell("a step of the replay, %d x %d cells that all change: %s"
                    .formatted(actors, issues, Figures.of(numbers(page.evaluate(STEP, STEPS)))));
        }
    }

    private static void play(Browser browser, int port, String bearer) {
        try (BrowserContext context = context(browser, port)) {
            Page page =
                    open(context, "/crises/niger-2023/replay?from=2023-07-26&until=2024-07-24&at=2023-07-26", bearer);
            page.locator("[role=gridcell]").first().waitFor();
            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            Map<?, ?> played = (Map<?, ?>) page.evaluate(PLAY, SPEED);
            double took = played.get("took") instanceof Number number ? number.doubleValue() : 0;
            tell("a year of Niger at %d days/s: %.1f s, %d requests but for the badge; between two frames: %s"
                    .formatted(
                            SPEED,
                            took / 1_000,
                            requests.stream()
                                    .filter(url -> url.contains("/crises/niger-2023/"))
                                    .filter(url -> !url.endsWith("/stream"))
                                    .count(),
                            Figures.of(numbers(played.get("frames")))));
        }
    }

    private static void days(Wide wide) {
        wide.record();
        long begun = System.nanoTime();
        int octets = wide.days(false).body().length;
        tell("GET /days, 300 x 40 x %d, the first of all: %.0f ms, %,d octets"
                .formatted(Wide.DAYS, (System.nanoTime() - begun) / 1e6, octets));
        for (boolean gzip : new boolean[] {false, true}) {
            List<Double> times = new ArrayList<>();
            for (int answer = 0; answer < ANSWERS; answer++) {
                begun = System.nanoTime();
                octets = wide.days(gzip).body().length;
                times.add((System.nanoTime() - begun) / 1e6);
            }
            tell("the same again%s: %s, %,d octets".formatted(gzip ? ", coded" : "", Figures.of(times), octets));
        }
    }

    private static BrowserContext context(Browser browser, int port) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(1440, 900));
    }

    private static Page open(BrowserContext context, String path, String bearer) {
        Page page = context.newPage();
        page.navigate(path + "#token=" + bearer.substring("Bearer ".length()));
        return page;
    }

    /** Ten days on each of which every cell has another value. */
    private static String days(int actors, int issues) {
        StringJoiner changes = new StringJoiner(",");
        for (int day = 1; day <= 10; day++) {
            for (int actor = 0; actor < actors; actor++) {
                for (int issue = 0; issue < issues; issue++) {
                    changes.add("""
                            {"day":"2024-01-%02d","holder":"actor-%03d","subject":"issues/issue-%02d","label":"SUPPORTS","value":%d,"confidence":"LOW","contested":false}""".formatted(day, actor, issue, 200_000 + 30_000 * ((day + actor + issue) % 10)));
                }
            }
        }
        return """
                {"asOf":{"at":"2024-01-10","moment":"2024-01-10T22:59:59Z","known":{"revision":1,"recordedAt":"2026-01-01T00:00:00Z","root":"x"},"published":null,"codebook":1,"tzdata":"2026a"},"changes":[%s]}""".formatted(changes);
    }

    private static List<Number> numbers(Object list) {
        return ((List<?>) list).stream().map(Number.class::cast).toList();
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
