package org.demarche.development;

import java.math.BigDecimal;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** Where it happened; coordinates in degrees, WGS 84, both or neither, to at most nine decimals. */
public record Place(
        String name, @Nullable BigDecimal lat, @Nullable BigDecimal lon) {
    private static final int MOST_DECIMALS = 9;

    public Place {
        name = Require.text(name, "name");
        if (lon != null) {
            Require.present(lat, "lat");
        }
        if (lat != null) {
            Require.present(lon, "lon");
        }
        lat = degrees(lat, 90, "lat");
        lon = degrees(lon, 180, "lon");
    }

    /** The same number, without trailing zeros: 13.50 and 13.5 are one latitude. */
    private static @Nullable BigDecimal degrees(@Nullable BigDecimal value, int most, String field) {
        if (value == null) {
            return null;
        }
        if (value.abs().compareTo(BigDecimal.valueOf(most)) > 0
                || value.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw new Refusal(
                    Code.INVALID_VALUE, field, "Give degrees from -" + most + " to " + most + ", to nine decimals.");
        }
        return value.stripTrailingZeros()
                .setScale(Math.max(0, value.stripTrailingZeros().scale()));
    }
}
