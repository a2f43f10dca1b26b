package org.demarche.kernel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which databases are embedded: files of this process, and not of a server or in memory. */
public final class Embedded {
    /** {@code file:} or any other file system that H2 knows, or none. */
    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:)(?:[a-z0-9]{2,}:)*([^;]+).*");

    private Embedded() {}

    /** The path in a URL as H2 is told it, without the ending that H2 gives to its file; empty for no such database. */
    public static Optional<Path> nameIn(String url) {
        Matcher file = FILE.matcher(url);
        return file.matches()
                ? Optional.of(Path.of(
                        file.group(1).replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home")))))
                : Optional.empty();
    }
}
