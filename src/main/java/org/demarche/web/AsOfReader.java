package org.demarche.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Ledger;
import org.demarche.time.TimeZoneData;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the as-of parameters their meaning. Thread-safe. */
@Component
public class AsOfReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS_OF_LONG = 18;
    private static final int DIGITS_OF_INT = 9;

    private final Clock clock;
    private final Ledger ledger;
    private final Unseen unseen;
    private final CrisisClocks crises;

    AsOfReader(Clock clock, Ledger ledger, Unseen unseen, CrisisClocks crises) {
        this.clock = clock;
        this.ledger = ledger;
        this.unseen = unseen;
        this.crises = crises;
    }

    /** Outside of a crisis: dates are days of UTC. */
    AsOf read(AsOfParameters parameters) {
        return read(parameters, ZoneOffset.UTC, revision(parameters), null, null);
    }

    /**
     * Within a crisis. Of one that was opened only after {@code known} there is no codebook: whoever asks about nothing else
     * is told that there is no such crisis, as is whoever asks about one that never was.
     */
    AsOf read(AsOfParameters parameters, String crisis) {
        long revision = revision(parameters);
        ZoneId zone = crises.zone(crisis).orElseThrow(AsOfReader::noSuchCrisis);
        OptionalInt inForce = crises.codebookInForce(crisis, revision);
        if (inForce.isEmpty()) {
            return read(parameters, zone, revision, null, null);
        }
        Integer asked = parameters.codebook() == null ? null : version(parameters.codebook(), crisis);
        return read(parameters, zone, revision, asked == null ? Integer.valueOf(inForce.getAsInt()) : asked, asked);
    }

    /** Within a crisis, of the parameters as a request would write them; refuses what is refused of a request. */
    public AsOf read(Map<String, String> written, String crisis) {
        AsOf asOf = read(AsOfParameters.of(written), crisis);
        if (!asOf.knowsCrisis()) {
            throw noSuchCrisis();
        }
        return asOf;
    }

    static Refusal noSuchCrisis() {
        return new Refusal(Code.NOT_FOUND, "crisis", "There is no such crisis as known at this revision.");
    }

    private AsOf read(
            AsOfParameters parameters,
            ZoneId zone,
            long revision,
            @Nullable Integer codebook,
            @Nullable Integer askedCodebook) {
        When at = parameters.at() == null
                ? When.parse(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                : when(parameters.at(), parameters.atName());
        When published = parameters.published() == null ? null : when(parameters.published(), AsOfParameters.PUBLISHED);
        OptionalLong recordedAt = ledger.recordedAt(revision);
        return new AsOf(
                at,
                moment(at, zone, parameters.atName()),
                new AsOf.Known(
                        revision,
                        recordedAt.isPresent() ? Instant.ofEpochSecond(recordedAt.getAsLong()) : null,
                        ledger.root(revision)),
                published,
                published == null ? null : moment(published, zone, AsOfParameters.PUBLISHED),
                codebook,
                askedCodebook,
                TimeZoneData.version(),
                zone);
    }

    private long revision(AsOfParameters parameters) {
        String known = parameters.known();
        String name = parameters.knownName();
        if (known == null) {
            return ledger.visibleAnywhere();
        }
        return visible(
                NUMBER.matcher(known).matches() ? number(known) : ledger.revisionAt(instant(known, name)),
                name,
                ", or an instant.");
    }

    /**
     * The revision that is written, 0 and up; waited for where it is recorded and not visible yet.
     *
     * @param name of what it is written in
     * @throws Refusal {@code unknown-revision} beyond the last; {@code catching-up}; {@code malformed} where it is no number
     */
    public long revision(String written, String name, Code malformed) {
        if (!NUMBER.matcher(written).matches()) {
            throw new Refusal(malformed, name, "Give a revision: a whole number.");
        }
        return visible(number(written), name, ".");
    }

    private long visible(long revision, String name, String otherwise) {
        if (revision > ledger.visible()) {
            if (revision > ledger.head()) {
                throw new Refusal(
                        Code.UNKNOWN_REVISION, name, "Give a revision of at most " + ledger.head() + otherwise);
            }
            if (!unseen.await(revision)) {
                throw new Refusal(Code.CATCHING_UP, name, "Ask again: the revision is not taken in yet.");
            }
        }
        return revision;
    }

    private static long number(String digits) {
        return digits.length() > DIGITS_OF_LONG ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static long instant(String text, String name) {
        String wanted = "Give a revision or an instant such as 2023-08-15T10:00:00Z.";
        When when;
        try {
            when = When.parse(text);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), name, wanted);
        }
        if (!when.isInstant()) {
            throw AsOfParameters.malformed(name, wanted);
        }
        return when.moment(ZoneOffset.UTC);
    }

    private Integer version(String version, String crisis) {
        if (!NUMBER.matcher(version).matches()) {
            throw AsOfParameters.malformed(AsOfParameters.CODEBOOK, "Give the number of a version.");
        }
        if (version.length() > DIGITS_OF_INT || !crises.hasCodebook(crisis, Integer.parseInt(version))) {
            throw new Refusal(
                    Code.UNKNOWN_CODEBOOK, AsOfParameters.CODEBOOK, "Give a version that the crisis has been given.");
        }
        return Integer.valueOf(version);
    }

    private static When when(String text, String parameter) {
        try {
            return When.parse(text);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), parameter, refusal.detail());
        }
    }

    private static Instant moment(When when, ZoneId zone, String parameter) {
        try {
            return Instant.ofEpochSecond(when.moment(zone));
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), parameter, refusal.detail());
        }
    }
}
