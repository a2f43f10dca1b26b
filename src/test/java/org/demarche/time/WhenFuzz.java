package org.demarche.time;

import static org.demarche.fuzz.FuzzTarget.require;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.kernel.Refusal;

/** Dates of EDTF, which are kept as they were written and mean what is not over before it began. */
public final class WhenFuzz implements FuzzTarget {
    private static final List<ZoneId> ZONES =
            Stream.of("UTC", "Africa/Niamey", "Pacific/Apia").map(ZoneId::of).toList();

    @Override
    public void run(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        When when;
        try {
            when = When.parse(text);
        } catch (Refusal none) {
            return;
        }
        require(when.text().equals(text), when);
        for (ZoneId zone : ZONES) {
            try {
                require(when.firstSecond(zone) <= when.moment(zone), when);
            } catch (Refusal beyond) {
                require(text.contains("0000") || text.contains("9999"), when);
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "2023",
                        "2023-08",
                        "2023-08-15/2024",
                        "2011-12-30",
                        "0000",
                        "9999-12-31",
                        "2023-08-15T10:00:00Z")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
