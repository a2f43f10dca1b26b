package org.demarche.stance.likeness;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Subject;
import org.demarche.kernel.Refusal;
import org.demarche.stance.Before;
import org.demarche.stance.Stance;
import org.demarche.stance.model.Confidence;
import org.demarche.stance.model.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final MathContext EXACT = new MathContext(60);

    @Test
    void comparesTheIssuesThatBothHoldAndTellsTheRelationBothWays() {
        List<Stance> picture = List.of(
                stance("a", "issues/talks", Label.SUPPORTS, 400_000),
                stance("a", "issues/aid", Label.OPPOSES, -300_000),
                stance("a", "issues/old", Label.LAPSED, 900_000),
                stance("a", "actors/b", Label.LAPSED, -100_000),
                stance("b", "issues/talks", Label.STRONGLY_OPPOSES, -600_001),
                stance("b", "issues/old", Label.SUPPORTS, 900_000),
                stance("c", "issues/none", Label.UNDECLARED, null),
                stance("d", "actors/a", Label.SUPPORTS, 500_000));

        assertThat(all(picture))
                .containsExactly(
                        new Alignment(actor("a"), actor("b"), 500_000, 1, new Before(Label.LAPSED, -100_000), null),
                        new Alignment(actor("a"), actor("d"), null, 0, null, new Before(Label.SUPPORTS, 500_000)));
    }

    @Test
    void tellsTheMeanTheCohesionAndWhoDissents() {
        List<Stance> picture = List.of(
                stance("a", "issues/talks", Label.SUPPORTS, 600_000),
                stance("b", "issues/talks", Label.OPPOSES, -200_000),
                stance("c", "issues/talks", Label.NEUTRAL, 0),
                stance("d", "issues/talks", Label.OPPOSES, -900_000),
                stance("a", "actors/d", Label.LAPSED, 100_000));

        assertThat(Groups.of(picture, Set.of(actor("a"), actor("b"), actor("c"))))
                .containsExactly(
                        new GroupStance(Subject.parse("issues/talks"), 3, 133_333, 688_889, List.of(actor("b"))));
        assertThat(Groups.of(picture, Set.of())).isEmpty();
    }

    @Test
    void nobodyDissentsFromAMeanOfZero() {
        List<Stance> picture = List.of(
                stance("a", "issues/talks", Label.STRONGLY_SUPPORTS, 1_000_000),
                stance("b", "issues/talks", Label.STRONGLY_OPPOSES, -1_000_000));
        assertThat(Groups.of(picture, Set.of(actor("a"), actor("b"))))
                .containsExactly(new GroupStance(Subject.parse("issues/talks"), 2, 0, 0, List.of()));
        assertThat(all(picture))
                .singleElement()
                .satisfies(pair -> assertThat(pair.likeness()).isZero());
    }

    /** Against the formulas of the model, in decimals. */
    @Test
    void isExactOnRandomPictures() {
        Random random = new Random(20231118);
        for (int round = 0; round < 300; round++) {
            List<Stance> picture = new ArrayList<>();
            int actors = 2 + random.nextInt(5);
            for (int i = 0; i < actors; i++) {
                for (int issue = 0; issue < 6; issue++) {
                    if (random.nextInt(4) > 0) {
                        picture.add(stance(
                                "actor-" + i,
                                "issues/i" + issue,
                                Label.UNCLEAR,
                                random.nextInt(2_000_001) - 1_000_000));
                    }
                }
            }
            for (Alignment pair : all(picture)) {
                assertThat(pair.likeness()).isEqualTo(likeness(picture, pair));
            }
            Set<ActorId> members = new TreeSet<>();
            picture.forEach(stance -> members.add(stance.holder()));
            for (GroupStance group : Groups.of(picture, members)) {
                List<BigDecimal> values = picture.stream()
                        .filter(stance -> stance.subject().equals(group.subject()))
                        .map(LikenessTest::value)
                        .toList();
                BigDecimal mean = mean(values);
                assertThat(group.mean()).isEqualTo(millionths(mean));
                assertThat(group.cohesion())
                        .isEqualTo(millionths(ONE.subtract(mean(values.stream()
                                .map(value -> value.subtract(mean).abs())
                                .toList()))));
            }
        }
    }

    /** Page by page, in whatever sizes and of whomever, it is the same list. */
    @Test
    void isToldPageByPage() {
        List<Stance> picture = new ArrayList<>();
        for (String holder : List.of("a", "a-b", "b", "c", "d")) {
            picture.add(stance(holder, "issues/talks", Label.UNCLEAR, 100_000));
        }
        picture.add(stance("e", "actors/c", Label.OPPOSES, -400_000));
        assertThat(all(picture)).hasSize(11).isSortedAccordingTo(Comparator.comparing(Alignment::pair));
        for (String actor : Arrays.asList(null, "a", "c", "e", "nobody")) {
            List<Alignment> wanted = all(picture).stream()
                    .filter(pair ->
                            actor == null || List.of(pair.one(), pair.other()).contains(actor(actor)))
                    .toList();
            for (int limit = 1; limit <= 12; limit++) {
                assertThat(pages(picture, actor == null ? null : actor(actor), limit))
                        .isEqualTo(wanted);
            }
        }
        assertThat(Pair.parse("a b"))
                .isEqualTo(new Pair(actor("a"), actor("b")))
                .hasToString("a b");
        for (String forged : List.of("", "a", "a ", " b", "a b c", "A b")) {
            assertThatThrownBy(() -> Pair.parse(forged)).isInstanceOf(Refusal.class);
        }
    }

    private static List<Alignment> pages(List<Stance> picture, @Nullable ActorId actor, int limit) {
        List<Alignment> told = new ArrayList<>();
        List<Alignment> page;
        do {
            Pair after =
                    told.isEmpty() ? null : Pair.parse(told.getLast().pair().toString());
            page = Alignments.of(picture).pairs(actor, after, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            told.addAll(page);
        } while (!page.isEmpty());
        return told;
    }

    private static List<Alignment> all(List<Stance> picture) {
        return Alignments.of(picture).pairs(null, null, Integer.MAX_VALUE);
    }

    private static int likeness(List<Stance> picture, Alignment pair) {
        List<BigDecimal> distances = new ArrayList<>();
        for (Stance one : picture) {
            for (Stance other : picture) {
                if (one.holder().equals(pair.one())
                        && other.holder().equals(pair.other())
                        && one.subject().equals(other.subject())) {
                    distances.add(value(one).subtract(value(other)).abs().divide(BigDecimal.valueOf(2), EXACT));
                }
            }
        }
        assertThat(pair.issues()).isEqualTo(distances.size());
        return millionths(ONE.subtract(mean(distances)));
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream().reduce(ZERO, BigDecimal::add).divide(BigDecimal.valueOf(values.size()), EXACT);
    }

    private static BigDecimal value(Stance stance) {
        return BigDecimal.valueOf(stance.value() == null ? 0 : stance.value(), 6);
    }

    /** Halves up, also below zero. */
    private static int millionths(BigDecimal value) {
        return value.movePointRight(6)
                .add(new BigDecimal("0.5"))
                .round(new MathContext(50))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    private static ActorId actor(String id) {
        return new ActorId(id);
    }

    private static Stance stance(String holder, String subject, Label label, @Nullable Integer value) {
        return new Stance(
                actor(holder),
                Subject.parse(subject),
                label,
                value,
                value == null ? 0 : 500_000,
                value == null ? null : Confidence.LOW,
                false,
                1,
                null,
                null);
    }
}
