package org.demarche.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person at one browser that knows nothing yet. Whatever the browser complains of is a failure, unless it is expected. */
final class Visit {
    private static final Path PICTURES = Path.of("target", "screenshots");
    /** WCAG 2.2 AA, as axe names it. */
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** On a machine with much else to do. */
    private static final int PATIENCE_MILLIS = 60_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** More than any view has to be gone through. */
    private static final int MOST_TABS = 150;

    final Page page;
    private final BrowserContext context;
    private final String token;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visit(Browser browser, int port, String token) {
        this.token = token;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setViewportSize(1440, 900)
                .setLocale("de-DE") // what is shown does not follow the browser's language
                .setTimezoneId("Asia/Tokyo") // nor its time zone
                .setColorScheme(ColorScheme.LIGHT));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            URI uri = URI.create(request.url());
            if (!List.of("data", "blob").contains(uri.getScheme()) && uri.getPort() != port) {
                complaints.add("a request to elsewhere: " + uri);
            }
        });
    }

    /** Opens an address of the console as an administrator. */
    Page open(String path) {
        return open(path, token);
    }

    /** The same with the token of somebody. */
    Page open(String path, String secret) {
        page.navigate(path + "#token=" + secret);
        return page;
    }

    /** The token of an administrator. */
    String token() {
        return token;
    }

    /** A new token of somebody with some roles. */
    String tokenOf(String subject, String... roles) {
        APIResponse made = context.request()
                .post(
                        "/api/v1/tokens",
                        RequestOptions.create()
                                .setHeader("Authorization", "Bearer " + token)
                                .setHeader("Content-Type", "application/json")
                                .setData(Map.of("subject", subject, "roles", List.of(roles))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.text()).get("secret").asString();
    }

    /** What the API answers an administrator to the same question. */
    JsonNode ask(String path) {
        APIResponse response = context.request()
                .get("/api/v1" + path, RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        assertThat(response.status()).as(path).isEqualTo(200);
        return JsonMapper.shared().readTree(response.text());
    }

    /** Hands in, as the administrator at another browser. */
    void hand(String method, String path, String json) {
        assertThat(handAs(token, method, path, json)).as(path).isIn(200, 201);
    }

    /** Hands in with the token of somebody, and further headers, name and value; tells how it is answered, if not refused. */
    int handAs(String secret, String method, String path, String json, String... headers) {
        RequestOptions options = RequestOptions.create()
                .setMethod(method)
                .setHeader("Authorization", "Bearer " + secret)
                .setHeader("Content-Type", "application/json")
                .setData(json);
        for (int i = 0; i < headers.length; i += 2) {
            options.setHeader(headers[i], headers[i + 1]);
        }
        APIResponse response = context.request().fetch("/api/v1" + path, options);
        assertThat(response.status()).as("%s: %s", path, response.text()).isLessThan(300);
        return response.status();
    }

    /** The browser will complain of something that matches, and should: it tells of every answer that is a refusal. */
    void expect(String complaint) {
        expected.add(Pattern.compile(complaint));
    }

    /** Lets the page do what a browser asks about. */
    void allow(String... permissions) {
        context.grantPermissions(List.of(permissions));
    }

    /** Switches between light and dark as the system does. */
    void scheme(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Nothing that axe finds by the rules of WCAG 2.2 AA. */
    void isAccessible() {
        find(WCAG);
    }

    /** The same of those rules alone that look at colours. */
    void isLegible() {
        find(List.of("color-contrast", "link-in-text-block"));
    }

    private void find(List<String> rules) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        Object found = page.evaluate("""
                async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false}))
                    .violations.map(rule => `${rule.id} ${rule.help}: `
                        + rule.nodes.slice(0, 3).map(node => `${node.html} ${node.failureSummary}`))""", rules);
        assertThat(found).as("what axe finds on %s", page.url()).isEqualTo(List.of());
    }

    /** The page is no wider than the window: nobody scrolls in two directions. */
    void fitsItsWidth() {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels of %s beyond the window", page.url())
                .isEqualTo(0);
    }

    /** Goes on by Tab until what has the focus is as the expression of {@code focused} says; the focus is seen at every step. */
    void tabTo(String expression) {
        tab();
        tabUntil(
                () -> page.evaluate("(focused => " + expression + ")(document.activeElement)")
                        .equals(true),
                expression);
    }

    /** Goes on by Tab to a control, where it has not the focus already; the focus is seen at every step. */
    void tabTo(Locator control) {
        control.waitFor();
        tabUntil(
                () -> control.evaluate("each => each === document.activeElement")
                        .equals(true),
                control.toString());
    }

    private void tabUntil(BooleanSupplier arrived, String where) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (arrived.getAsBoolean()) {
                return;
            }
            tab();
        }
        throw new AssertionError("Tab does not lead to " + where);
    }

    private void tab() {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("""
                        (() => {
                          const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);
                          return document.activeElement === document.body || outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
                        })()"""))
                .as("the focus is seen: %s", page.evaluate("document.activeElement.outerHTML"))
                .isEqualTo(true);
    }

    /** Writes what is seen to {@code target/screenshots}. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    void end(boolean succeeded) {
        if (!succeeded) {
            picture("failed-" + System.identityHashCode(this));
        }
        context.close();
        if (succeeded) {
            assertThat(complaints)
                    .filteredOn(complaint -> expected.stream()
                            .noneMatch(known -> known.matcher(complaint).find()))
                    .as("what the browser complained of")
                    .isEmpty();
        }
    }
}
