package org.demarche;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Section 11 of the stance model as it is written there, over a picture as the API tells it; slow, and of nothing that the program has. */
record TogetherInDecimals(JsonNode picture) {
    private static final MathContext EXACT = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Lines {@code one,other,likeness,issues,one toward other,other toward one}, in the order of the list. */
    List<String> alignment() {
        Map<String, Map<String, BigDecimal>> issues = new TreeMap<>();
        Map<String, String> relations = new TreeMap<>();
        Set<String> actors = new TreeSet<>();
        for (JsonNode stance : picture) {
            String holder = text(stance, "holder");
            String subject = text(stance, "subject");
            if (subject.startsWith("actors/") && !stance.path("value").isNull()) {
                relations.put(
                        holder + " " + subject,
                        text(stance, "label") + " " + stance.path("value").asInt());
                actors.addAll(List.of(holder, subject.substring("actors/".length())));
            } else if (counts(stance)) {
                issues.computeIfAbsent(holder, first -> new TreeMap<>()).put(subject, value(stance));
                actors.add(holder);
            }
        }
        List<String> lines = new ArrayList<>();
        for (String one : actors) {
            for (String other : actors) {
                List<BigDecimal> halves = new ArrayList<>();
                Map<String, BigDecimal> theirs = issues.getOrDefault(other, Map.of());
                issues.getOrDefault(one, Map.of()).forEach((issue, ours) -> {
                    if (theirs.containsKey(issue)) {
                        halves.add(ours.subtract(theirs.get(issue)).abs().divide(TWO, EXACT));
                    }
                });
                String there = relations.getOrDefault(one + " actors/" + other, "");
                String back = relations.getOrDefault(other + " actors/" + one, "");
                if (one.compareTo(other) < 0 && !(halves.isEmpty() && there.isEmpty() && back.isEmpty())) {
                    String likeness = halves.isEmpty() ? "" : millionths(ONE.subtract(mean(halves)));
                    lines.add(String.join(",", one, other, likeness, "" + halves.size(), there, back));
                }
            }
        }
        return lines;
    }

    /** Lines {@code subject,members,mean,cohesion,dissenters}, ordered by subject. */
    List<String> group(Set<String> members) {
        Map<String, Map<String, BigDecimal>> held = new TreeMap<>();
        for (JsonNode stance : picture) {
            if (members.contains(text(stance, "holder")) && counts(stance)) {
                held.computeIfAbsent(text(stance, "subject"), first -> new TreeMap<>())
                        .put(text(stance, "holder"), value(stance));
            }
        }
        List<String> lines = new ArrayList<>();
        held.forEach((subject, values) -> {
            BigDecimal mean = mean(values.values());
            BigDecimal spread = mean(values.values().stream()
                    .map(value -> value.subtract(mean).abs())
                    .toList());
            List<String> dissenters = values.entrySet().stream()
                    .filter(each -> each.getValue().signum() * mean.signum() < 0)
                    .map(Map.Entry::getKey)
                    .toList();
            lines.add(String.join(
                    ",",
                    subject,
                    "" + values.size(),
                    millionths(mean),
                    millionths(ONE.subtract(spread)),
                    String.join(" ", dissenters)));
        });
        return lines;
    }

    private static boolean counts(JsonNode stance) {
        return !stance.path("value").isNull() && !text(stance, "label").equals("LAPSED");
    }

    private static BigDecimal value(JsonNode stance) {
        return BigDecimal.valueOf(stance.path("value").asInt(), 6);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static BigDecimal mean(Collection<BigDecimal> values) {
        return values.stream().reduce(ZERO, BigDecimal::add).divide(BigDecimal.valueOf(values.size()), EXACT);
    }

    /** Halves up, also below zero; what the division to sixty digits has cut off is put back before. */
    private static String millionths(BigDecimal value) {
        return value.movePointRight(6)
                .add(new BigDecimal("0.5"))
                .round(new MathContext(50))
                .setScale(0, RoundingMode.FLOOR)
                .toPlainString();
    }
}
