package org.demarche.fuzz;

import java.io.IOException;
import java.util.List;

/** A parser of what others have written, and what must be true whatever stands there. */
public interface FuzzTarget {
    /** Gives the octets to the parser. What it is documented to throw is caught here; whatever else comes out is a defect. */
    void run(byte[] octets) throws Exception;

    /** What to begin with: what it reads, or almost. */
    List<byte[]> seeds() throws IOException;

    /** That something is true. */
    static void require(boolean held, Object otherwise) {
        if (!held) {
            throw new AssertionError(otherwise);
        }
    }
}
