package org.demarche.development;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * What a development says, without its id and its reports: the part that a correction replaces as a whole. Content that
 * exists is consistent with itself; what it refers to, {@link References} checks.
 *
 * @param type a type of the crisis's codebook
 * @param initiators one or more
 * @param standing whether it goes on speaking while it lasts; null: as its type says
 * @param ends when a standing one ended or will end; null: open
 * @param supersedes what it ends or takes back; each once
 * @param signals at most one for each track
 * @param codes what a feed has coded of it, by the feed's names; not written where there is none
 * @param flags what is odd about it, slugs, each once; not written where there is none
 */
public record Content(
        When occurred,
        String type,
        String summary,
        List<Initiator> initiators,
        List<ActorId> targets,
        @Nullable Boolean standing,
        @Nullable When ends,
        List<DevelopmentId> supersedes,
        @Nullable When deadline,
        @Nullable String condition,
        @Nullable Place place,
        List<Signal> signals,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> codes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> flags) {
    /** How many initiators, targets, signals, reports or superseded developments there may be. */
    public static final int MOST = 100;

    @JsonCreator
    public Content {
        Require.present(occurred, "occurred");
        type = Require.text(type, "type");
        summary = Require.text(summary, "summary");
        initiators = Require.some(Require.list(initiators, "initiators", MOST), "initiators");
        targets = Require.list(targets, "targets", MOST);
        supersedes = List.copyOf(new LinkedHashSet<>(Require.list(supersedes, "supersedes", MOST)));
        condition = Require.optionalText(condition, "condition");
        signals = Require.list(signals, "signals", MOST);
        requireOneSignalOnEachTrack(signals);
        codes = FeedCodes.of(codes);
        flags = List.copyOf(new LinkedHashSet<>(Require.each(flags, "flags", MOST, flag -> Require.slug(flag, null))));
    }

    /** Of no feed. */
    public Content(
            When occurred,
            String type,
            String summary,
            List<Initiator> initiators,
            List<ActorId> targets,
            @Nullable Boolean standing,
            @Nullable When ends,
            List<DevelopmentId> supersedes,
            @Nullable When deadline,
            @Nullable String condition,
            @Nullable Place place,
            List<Signal> signals) {
        this(
                occurred,
                type,
                summary,
                initiators,
                targets,
                standing,
                ends,
                supersedes,
                deadline,
                condition,
                place,
                signals,
                Collections.emptySortedMap(),
                List.of());
    }

    /** Refuses content of {@code development} that names it among what it supersedes. */
    void requireNotSuperseding(DevelopmentId development) {
        int place = supersedes.indexOf(development);
        if (place >= 0) {
            throw new Refusal(
                    Code.SELF_SUPERSEDES,
                    "supersedes[" + place + "]",
                    "Leave it out; a development cannot supersede itself.");
        }
    }

    private static void requireOneSignalOnEachTrack(List<Signal> signals) {
        var tracks = new LinkedHashSet<Signal.Track>();
        for (int i = 0; i < signals.size(); i++) {
            if (!tracks.add(signals.get(i).track())) {
                throw new Refusal(
                        Code.DUPLICATE_SIGNAL,
                        "signals[" + i + "]",
                        "Give one signal for each holder and subject; an earlier one is about the same.");
            }
        }
    }
}
