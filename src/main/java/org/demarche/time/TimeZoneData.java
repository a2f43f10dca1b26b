package org.demarche.time;

import java.time.zone.ZoneRulesProvider;

/** The release of the IANA time zone data in use, on which the meaning of dates depends. */
public final class TimeZoneData {
    private TimeZoneData() {}

    /** For example {@code 2025b}. */
    public static String version() {
        return ZoneRulesProvider.getVersions("Africa/Niamey").lastEntry().getKey();
    }
}
