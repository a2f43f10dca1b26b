package org.demarche.development;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where it happened; coordinates in degrees, WGS 84. */
public record Place(
        String name, @Nullable BigDecimal lat, @Nullable BigDecimal lon) {}
