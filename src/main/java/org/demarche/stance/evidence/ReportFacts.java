package org.demarche.stance.evidence;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.demarche.development.Report;
import org.demarche.development.Stance;
import org.demarche.time.TimeZoneData;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * What of the reports of one entry bears on stances, in a row. In this order: release of the time-zone data, number of
 * reports, and for each: source, credibility and stance in one number, origin (empty: the source), published (0, or 1,
 * text, moment).
 *
 * <p>A reader of them: {@link #read}, then {@link #next} until it is false. Reusable, not thread-safe.
 */
public final class ReportFacts {
    /** In place of the moment of a {@code published} that is not there. */
    public static final long UNSTATED = Long.MIN_VALUE;

    private static final byte[] RELEASE = TimeZoneData.version().getBytes(StandardCharsets.UTF_8);

    private final ZoneId zone;
    private final FactsInput in = new FactsInput();
    private boolean isSameRelease;
    private int left;
    private int sourceAt;
    private int sourceLength;
    private int originAt;
    private int originLength;
    private int grading;
    private long published;

    public ReportFacts(ZoneId zone) {
        this.zone = zone;
    }

    /** Begins with the reports of a row. */
    public void read(byte[] facts) {
        in.read(facts);
        isSameRelease = in.isText(RELEASE);
        left = in.unsigned();
    }

    /** Goes to the next report; false when there is none. */
    public boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        sourceLength = in.unsigned();
        sourceAt = in.position();
        in.skip(sourceLength);
        grading = in.unsigned();
        originLength = in.unsigned();
        originAt = in.position();
        in.skip(originLength);
        if (originLength == 0) {
            originAt = sourceAt;
            originLength = sourceLength;
        }
        published = in.unsigned() == 0 ? UNSTATED : in.moment(isSameRelease, zone);
        return true;
    }

    /** The octets in which the source and the origin lie. */
    public byte[] bytes() {
        return in.bytes();
    }

    public int sourceAt() {
        return sourceAt;
    }

    public int sourceLength() {
        return sourceLength;
    }

    public int originAt() {
        return originAt;
    }

    public int originLength() {
        return originLength;
    }

    /** 1..6. */
    public int credibility() {
        return grading >>> 1;
    }

    public boolean affirms() {
        return (grading & 1) != 0;
    }

    /** The moment, or {@link #UNSTATED}. */
    public long published() {
        return published;
    }

    static byte[] of(List<Report> reports, ZoneId zone) {
        FactsOutput out = new FactsOutput();
        out.text(TimeZoneData.version());
        out.unsigned(reports.size());
        for (Report report : reports) {
            out.text(report.source().value());
            out.unsigned((report.credibility() << 1) | (report.stance() == Stance.AFFIRMS ? 1 : 0));
            out.text(report.origin() == null ? "" : report.origin());
            published(report.published(), zone, out);
        }
        return out.bytes();
    }

    private static void published(@Nullable When when, ZoneId zone, FactsOutput out) {
        out.unsigned(when == null ? 0 : 1);
        if (when != null) {
            ContentFacts.when(when, zone, out);
        }
    }
}
