package org.demarche.crisis;

import java.time.ZoneId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.jspecify.annotations.Nullable;

/** A crisis as it is sent: what is missing is null. */
public record CrisisDraft(
        @Nullable CrisisId id,
        @Nullable String title,
        @Nullable String zone,
        @Nullable String summary,
        @Nullable CodebookDraft codebook,
        @Nullable Review review,
        @Nullable String reason) {
    /** Its opening as {@code crisis}; what its codebook leaves out is as in {@code shipped}. */
    public OpenCrisis toOpening(CrisisId crisis, Codebook shipped) {
        Require.sameId(id, crisis, "id");
        return new OpenCrisis(
                crisis,
                Require.present(title, "title"),
                zone(Require.present(zone, "zone")),
                summary,
                codebook == null ? null : Require.within("codebook", () -> codebook.toPart(shipped)),
                review == null ? Review.NONE : review,
                reason);
    }

    private static ZoneId zone(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Refusal(Code.INVALID_ZONE, "zone", "Give the id of a time zone, for example Africa/Niamey.");
        }
        return ZoneId.of(id);
    }
}
