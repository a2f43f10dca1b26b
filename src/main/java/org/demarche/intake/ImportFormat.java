package org.demarche.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;

/** What rows may be written in. */
public enum ImportFormat {
    /** Our own: a development, an actor, a source or an issue as one JSON object on each line. */
    DEVELOPMENTS,
    /** Event tables of GDELT, 2.0 or 1.0. */
    GDELT,
    /** Raw ICEWS events. */
    ICEWS,
    /** Any delimited file with a header, and a mapping of its columns. */
    CSV;

    /** By its name on the wire. Refuses others as a parameter. */
    public static ImportFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Code.INVALID_PARAMETER,
                        "format",
                        "Give one of "
                                + Arrays.stream(values())
                                        .map(ImportFormat::text)
                                        .collect(Collectors.joining(", ")) + "."));
    }

    /** As it appears on the wire. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
