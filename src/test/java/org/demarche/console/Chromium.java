package org.demarche.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browser of this machine, started once for all tests; nothing is downloaded. */
final class Chromium {
    /** The one without windows takes a third less of the time. */
    private static final List<Path> KNOWN =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final Path EXECUTABLE = Optional.ofNullable(System.getenv("CHROMIUM"))
            .map(Path::of)
            .or(() -> KNOWN.stream().filter(Files::isExecutable).findFirst())
            .orElseGet(KNOWN::getLast);

    private static @Nullable Browser running;

    private Chromium() {}

    static boolean isInstalled() {
        return Files.isExecutable(EXECUTABLE);
    }

    static synchronized Browser get() {
        if (running == null) {
            Playwright playwright = driver();
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            running = launched(playwright);
        }
        return running;
    }

    /** What drives browsers; a program ends only when it is closed. */
    static Playwright driver() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launched(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}
