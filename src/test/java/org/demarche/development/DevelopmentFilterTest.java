package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demarche.development.Happening.a;
import static org.demarche.development.Happening.corroborated;
import static org.demarche.development.Happening.report;
import static org.demarche.development.Happening.retracted;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarche.Databases;
import org.demarche.actor.ActorId;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class DevelopmentFilterTest {
    @Parameter
    Databases database = Databases.H2;

    private RegisterBed bed;

    @BeforeEach
    void open() {
        bed = new RegisterBed(database);
    }

    @Test
    void findsWhatMayHaveOccurredBetweenTwoDates() {
        bed.record(a("statement").on("2022/2023-07").reported("wide", report("afp")));
        bed.record(a("statement").on("2023-08-06").reported("day", report("afp")));
        bed.record(a("statement").on("2023-08-06T12:00:00Z").reported("instant", report("afp")));
        bed.record(a("statement").on("2023-08").reported("month", report("afp")));

        assertThat(between(null, null)).containsExactly("wide", "instant", "day", "month");
        assertThat(between("2023-08-06", "2023-08-06")).containsExactly("instant", "day", "month");
        assertThat(between("2023-08-07", null)).containsExactly("month");
        assertThat(between(null, "2023-07-31")).containsExactly("wide");
        assertThat(between(null, "2022-01-01T00:00:00Z")).containsExactly("wide");
        assertThat(between(null, "2021-12-31")).isEmpty();
        assertThat(between("2023-09", null)).isEmpty();
        assertThat(between("2023-08-06T12:00:00Z", "2023-08-06T12:00:00Z")).containsExactly("instant", "day", "month");
        assertThat(between("2023-08-06T12:00:01Z", "2023-08-06T12:00:02Z")).containsExactly("day", "month");
        assertThat(between("2023-08-07", "2023-08-05")).isEmpty();
    }

    @Test
    void findsAnActorInEveryPart() {
        bed.record(a("statement").by("tinubu", "ecowas").reported("as-ecowas", report("afp")));
        bed.record(a("statement").by("tinubu", "nigeria").toward("ecowas").reported("as-nigeria", report("afp")));
        bed.record(a("statement").by("ecowas").toward("niger-junta").reported("itself", report("afp")));
        assertThat(bed.ids(actor("ecowas"))).containsExactly("as-ecowas", "as-nigeria", "itself");
        assertThat(bed.ids(actor("tinubu"))).containsExactly("as-ecowas", "as-nigeria");
        assertThat(bed.ids(actor("nigeria"))).containsExactly("as-nigeria");
        assertThat(bed.ids(actor("niger-junta"))).containsExactly("itself");
        assertThat(bed.ids(actor("nobody"))).isEmpty();
    }

    @Test
    void findsASourceFromItsFirstReportOn() {
        long reported = bed.record(a("statement").reported("talks", report("afp"), report("afp"), report("reuters")));
        long corroborated = bed.record(corroborated("talks", 4, report("ortn")));
        bed.record(corroborated("talks", 5, report("ortn")));
        long corrected = bed.record(a("statement").on("2023-08-16").corrected("talks", 2), "a day later");
        for (long revision : new long[] {reported, corroborated, corrected}) {
            assertThat(bed.list(source("afp"), revision)).hasSize(1);
            assertThat(bed.list(source("reuters"), revision)).hasSize(1);
            assertThat(bed.list(source("ortn"), revision)).hasSize(revision < corroborated ? 0 : 1);
        }
    }

    @Test
    void followsACorrectionAndStillFindsWhatWasKnownBefore() {
        long reported = bed.record(a("statement")
                .on("2023-08-04")
                .by("ecowas")
                .saying("A threat is heard.")
                .reported("deadline", report("afp")));
        long corrected = bed.record(
                a("military-threat")
                        .on("2023-08-06")
                        .by("nigeria")
                        .saying("An ultimatum.")
                        .corrected("deadline", 2),
                "it was on Sunday");
        for (DevelopmentFilter old : List.of(type("statement"), actor("ecowas"), words("heard"), until("2023-08-05"))) {
            assertThat(bed.list(old, reported)).hasSize(1);
            assertThat(bed.list(old, corrected)).isEmpty();
        }
        for (DevelopmentFilter now :
                List.of(type("military-threat"), actor("nigeria"), words("ultimatum"), from("2023-08-06"))) {
            assertThat(bed.list(now, reported)).isEmpty();
            assertThat(bed.list(now, corrected)).hasSize(1);
        }
    }

    @Test
    void findsRetractedOnesOrTheOthers() {
        bed.record(a("statement").reported("kept", report("afp")));
        bed.record(a("statement").reported("taken-back", report("afp")));
        bed.record(retracted("taken-back"), "never happened");
        assertThat(bed.ids(DevelopmentFilter.ALL)).containsExactly("kept", "taken-back");
        assertThat(bed.ids(status(Status.RECORDED))).containsExactly("kept");
        assertThat(bed.ids(status(Status.RETRACTED))).containsExactly("taken-back");
    }

    @Test
    void findsSummariesByTheBeginningsOfTheirWords() {
        bed.record(
                a("statement").saying("ECOWAS sanctions the régime's generals.").reported("a", report("afp")));
        bed.record(a("statement")
                .saying("No sanctions, says Niger: 100% independence!")
                .reported("b", report("afp")));
        assertThat(bed.ids(words("sanction"))).containsExactly("a", "b");
        assertThat(bed.ids(words("SANCTIONS generals"))).containsExactly("a");
        assertThat(bed.ids(words("generals, sanctions"))).containsExactly("a");
        assertThat(bed.ids(words("Regime"))).containsExactly("a");
        assertThat(bed.ids(words("RÉGIME"))).containsExactly("a");
        assertThat(bed.ids(words("100"))).containsExactly("b");
        assertThat(bed.ids(words("anctions"))).isEmpty();
        assertThat(bed.ids(words("sanctions peace"))).isEmpty();
    }

    @Test
    void takesHostileTextForWhatItIs() {
        bed.record(a("statement").saying("Talks resume.").reported("talks", report("afp")));
        for (String nothing :
                List.of("", " ", "%", "_", "%%", "'", "\"", "\\", "' or '1'='1", "🙂", "\u0000", "t_lks", "t%s")) {
            assertThat(bed.ids(words(nothing))).as(nothing).isEmpty();
        }
        assertThat(bed.ids(words("talks%"))).containsExactly("talks");
        assertThat(bed.ids(words("'talks' -- \\"))).containsExactly("talks");
        assertThat(bed.ids(words("t".repeat(200)))).isEmpty();
    }

    @Test
    void refusesATypeThatCanBeNone() {
        for (String hostile : List.of("", "%", "x' or '1'='1", "\u0000", "\ud800", "T", "t".repeat(81))) {
            assertThatThrownBy(() -> type(hostile)).as(hostile).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.code()).isEqualTo(Code.INVALID_PARAMETER);
                assertThat(refusal.field()).isEqualTo("type");
            });
        }
    }

    @Test
    void countsAWordOnceHoweverOftenItIsAsked() {
        bed.record(a("statement").saying("Talks resume.").reported("talks", report("afp")));
        assertThat(bed.ids(words("talks ".repeat(33)))).containsExactly("talks");
    }

    @Test
    void refusesToSearchForMoreThanTwentyWords() {
        String twenty = IntStream.range(0, 20).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        assertThat(bed.ids(words(twenty))).isEmpty();
        assertThatThrownBy(() -> words(twenty + " twenty-one")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_PARAMETER);
            assertThat(refusal.field()).isEqualTo("q");
        });
    }

    @Test
    void refusesToSearchForMoreThanTwoHundredCharacters() {
        assertThatThrownBy(() -> words("t".repeat(201))).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_PARAMETER);
            assertThat(refusal.field()).isEqualTo("q");
        });
    }

    @Test
    void findsTheLongestSummaryByItsLastWord() {
        bed.record(a("statement").saying("ﷺ".repeat(3_995) + " last").reported("long", report("afp")));
        assertThat(bed.ids(words("last"))).containsExactly("long");
    }

    @Test
    void joinsAllConditions() {
        bed.record(a("statement").by("ecowas").saying("One.").reported("one", report("afp")));
        bed.record(a("sanction").by("ecowas").saying("Two.").reported("two", report("afp")));
        bed.record(a("sanction").by("togo").saying("Two.").reported("three", report("afp")));
        bed.record(a("sanction").by("ecowas").saying("Two.").reported("four", report("reuters")));
        bed.record(a("sanction").by("ecowas").saying("Two.").on("2024").reported("five", report("afp")));
        assertThat(bed.ids(new DevelopmentFilter(
                        When.parse("2023"),
                        When.parse("2023"),
                        "sanction",
                        new ActorId("ecowas"),
                        new SourceId("afp"),
                        Status.RECORDED,
                        "two")))
                .containsExactly("two");
    }

    private List<String> between(@Nullable String from, @Nullable String until) {
        return bed.ids(new DevelopmentFilter(
                from == null ? null : When.parse(from),
                until == null ? null : When.parse(until),
                null,
                null,
                null,
                null,
                null));
    }

    private static DevelopmentFilter from(String from) {
        return new DevelopmentFilter(When.parse(from), null, null, null, null, null, null);
    }

    private static DevelopmentFilter until(String until) {
        return new DevelopmentFilter(null, When.parse(until), null, null, null, null, null);
    }

    private static DevelopmentFilter type(String type) {
        return new DevelopmentFilter(null, null, type, null, null, null, null);
    }

    private static DevelopmentFilter actor(String actor) {
        return new DevelopmentFilter(null, null, null, new ActorId(actor), null, null, null);
    }

    private static DevelopmentFilter source(String source) {
        return new DevelopmentFilter(null, null, null, null, new SourceId(source), null, null);
    }

    private static DevelopmentFilter status(Status status) {
        return new DevelopmentFilter(null, null, null, null, null, status, null);
    }

    private static DevelopmentFilter words(String q) {
        return new DevelopmentFilter(null, null, null, null, null, null, q);
    }
}
