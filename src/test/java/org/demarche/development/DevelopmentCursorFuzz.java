package org.demarche.development;

import static org.demarche.fuzz.FuzzTarget.require;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.kernel.Refusal;

/** Where a page of developments begins. */
public final class DevelopmentCursorFuzz implements FuzzTarget {
    @Override
    public void run(byte[] octets) {
        try {
            Cursor cursor = Cursor.parse(new String(octets, StandardCharsets.UTF_8));
            require(Cursor.parse(cursor.text()).equals(cursor), cursor);
        } catch (Refusal foreign) {
            // most are
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(Cursor.START.text().getBytes(StandardCharsets.UTF_8));
    }
}
