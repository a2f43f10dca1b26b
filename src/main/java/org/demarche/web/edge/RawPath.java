package org.demarche.web.edge;

import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.web.Percent;

/**
 * A path as it was sent. Refused is every path that could mean one thing here and another to a proxy: empty, {@code .}
 * and {@code ..} segments, parameters, and separators, percent signs or controls in disguise.
 */
final class RawPath {
    private static final Pattern AMBIGUOUS = Pattern.compile("//|[;\\\\]|%(2[5eEfF]|5[cC]|3[bB])|/\\.{1,2}(/|$)");

    private RawPath() {}

    static void check(String path) {
        if (AMBIGUOUS.matcher(path).find() || !Percent.isText(path)) {
            throw new Refusal(
                    Code.INVALID_PATH, null, "Write the path plainly, without empty or dotted segments and escapes.");
        }
    }
}
