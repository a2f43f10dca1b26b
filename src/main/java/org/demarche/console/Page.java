package org.demarche.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.HttpRequestHandler;

/**
 * The one document of the console, for whatever view an address names. The files that it loads lie below a path that has a digest
 * of all of them: whoever has loaded them may keep them for ever, and files of two releases never meet. Immutable.
 */
final class Page implements HttpRequestHandler {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int DIGITS = 16;

    private final String version;
    private final byte[] document;

    Page() throws IOException {
        this.version = version();
        try (InputStream template = Page.class.getResourceAsStream("/console/index.html")) {
            if (template == null) {
                throw new IOException("no /console/index.html");
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            this.document = text.replace("{version}", version).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Of all files together, the same wherever they lie, and in whatever order they are found. */
    private static String version() throws IOException {
        try {
            SortedMap<String, byte[]> digests = new TreeMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:/console/**/*.*")) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
                digests.put(file.getURL().toString(), digest);
            }
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            digests.values().forEach(all::update);
            return HexFormat.of().formatHex(all.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where the files lie, without a slash at its end. */
    String files() {
        return "/console/" + version;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
