package org.demarche.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen, as a table, a drawing, a picture, and a link. */
@Browsed
class TakenAlongTest {
    private static final String VIEW =
            "/crises/niger-2023/replay?at=2023-08-15&holder=ecowas&subject=issues/military-intervention";

    @Test
    void isWhatIsSeen(Visit visit) throws Exception {
        Page page = visit.open(VIEW);
        page.locator(".timeline .point").first().waitFor();
        byte[] csv = saved(page, "Matrix as CSV");
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .startsWith("holder,subject,label,value,confidence,contested\r\n")
                .contains("\r\necowas,issues/military-intervention,SUPPORTS,520704,HIGH,false\r\n");
        for (String drawing : List.of("Matrix", "Timeline", "Alignment")) {
            assertThat(new String(saved(page, drawing + " as SVG"), StandardCharsets.UTF_8))
                    .startsWith("<svg")
                    .contains("xmlns=\"http://www.w3.org/2000/svg\"")
                    .doesNotContain("<script", "var(--");
            assertThat(saved(page, drawing + " as PNG")).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void isALinkThatNamesTheRevision(Visit visit) {
        visit.allow("clipboard-read", "clipboard-write");
        Page page = visit.open(VIEW);
        button(page, "Matrix as Link").click();
        assertThat(button(page, "Matrix as Link")).hasText("Copied");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .contains("at=2023-08-15", "known=", "holder=ecowas");
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static byte[] saved(Page page, String name) throws Exception {
        Download download = page.waitForDownload(() -> button(page, name).click());
        return Files.readAllBytes(download.path());
    }
}
