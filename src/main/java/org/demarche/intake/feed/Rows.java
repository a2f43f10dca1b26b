package org.demarche.intake.feed;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an input, one after the other. Not thread-safe. */
public interface Rows {
    /**
     * The next row; null at the end. Blank lines and headers are none.
     *
     * @throws IOException when the input itself cannot be read
     * @throws org.demarche.kernel.Refusal when it is not of the format at all
     */
    @Nullable Row next() throws IOException;
}
