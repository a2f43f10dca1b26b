package org.demarche.crisis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The codebook that is shipped with the program: what a crisis starts from unless it is given its own. */
@Component
public class DefaultCodebook {
    private final Codebook codebook;

    DefaultCodebook(JsonMapper json) {
        try (InputStream file = DefaultCodebook.class.getResourceAsStream("/codebook/default.json")) {
            codebook = json.readValue(file, Codebook.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The shipped codebook, complete. */
    public Codebook codebook() {
        return codebook;
    }
}
