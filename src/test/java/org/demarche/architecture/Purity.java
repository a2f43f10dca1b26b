package org.demarche.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.demarche.kernel.EventType;

/** Time, chance and the outside world come in from the edge; what decides, records and answers is pure. */
final class Purity {
    private static final DescribedPredicate<JavaMethodCall> A_LOOK_AT_THE_CLOCK_OR_A_THROW_OF_DICE = describe(
            "a look at the clock or a throw of dice",
            call -> call.getName().equals("now")
                    || (call.getTargetOwner().isEquivalentTo(System.class)
                            && (call.getName().equals("currentTimeMillis")
                                    || call.getName().equals("nanoTime")))
                    || (call.getTargetOwner().isEquivalentTo(UUID.class)
                            && call.getName().equals("randomUUID"))
                    || (call.getTargetOwner().isEquivalentTo(Math.class)
                            && call.getName().equals("random")));

    private static final DescribedPredicate<JavaClass> THE_OUTSIDE_WORLD = resideInAnyPackage(
                    "java.io..", "java.nio..", "java.net..", "java.sql..", "javax.sql..", "java.lang.foreign..")
            .and(describe("except what every record is made with", type -> !type.isEquivalentTo(Serializable.class)))
            .as("the outside world");

    private static final DescribedPredicate<JavaClass> A_SOURCE_OF_TIME_OR_CHANCE = type(Clock.class)
            .or(type(Random.class))
            .or(describe(
                    "assignable to a generator of random numbers", type -> type.isAssignableTo(RandomGenerator.class)))
            .as("a source of time or chance");

    /** Aggregates, by their annotation or by what they are rebuilt with. */
    static final DescribedPredicate<JavaClass> AGGREGATES = describe(
            "aggregates",
            type -> type.isAnnotatedWith(Aggregate.class)
                    || type.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(EventSourcingHandler.class)));

    static final DescribedPredicate<JavaClass> EVENTS =
            describe("events", type -> type.isAnnotatedWith(EventType.class));

    static final DescribedPredicate<JavaClass> PROJECTIONS =
            describe("projections", type -> type.isAnnotatedWith(ProcessingGroup.class));

    static final DescribedPredicate<JavaClass> MODEL =
            resideInAPackage("org.demarche.stance.model").as("the model");

    /** What a server grows and an auditor computes anew. */
    static final DescribedPredicate<JavaClass> TREE =
            resideInAPackage("org.demarche.ledger.tree").as("the tree");

    /** What an auditor runs far from the server. */
    static final DescribedPredicate<JavaClass> VERIFIER =
            resideInAPackage("org.demarche.ledger.verify").as("the verifier");

    /** The clock itself is configured in the package of time; everything else there is values. */
    static final DescribedPredicate<JavaClass> TIME = resideInAPackage("org.demarche.time")
            .and(describe("", type -> !type.getSimpleName().equals("ClockConfiguration")))
            .as("time");

    private Purity() {}

    static ArchRule looksAtNoClockThrowsNoDiceAndDoesNoInputOrOutput(DescribedPredicate<JavaClass> those) {
        return noClasses()
                .that(those)
                .should()
                .callMethodWhere(A_LOOK_AT_THE_CLOCK_OR_A_THROW_OF_DICE)
                .orShould()
                .dependOnClassesThat(A_SOURCE_OF_TIME_OR_CHANCE)
                .orShould()
                .dependOnClassesThat(THE_OUTSIDE_WORLD);
    }

    /** The model and time are arithmetic: the language, its collections and calendars, and the values of the domain. */
    static ArchRule isArithmetic(DescribedPredicate<JavaClass> those) {
        return classes()
                .that(those)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.lang",
                        "java.lang.annotation",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.math",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson.annotation",
                        "org.demarche.kernel",
                        "org.demarche.time",
                        "org.demarche.source",
                        "org.demarche.crisis",
                        "org.demarche.stance.model"));
    }

    /** The verifier has no database and no framework, and nothing of what wrote the file that it reads. */
    static ArchRule needsNoServer(DescribedPredicate<JavaClass> those) {
        return classes()
                .that(those)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java.io",
                        "java.lang..",
                        "java.nio..",
                        "java.time",
                        "java.util..",
                        "org.jspecify.annotations",
                        "org.springframework.modulith", // an annotation of the package
                        "tools.jackson.core..",
                        "org.demarche.ledger.verify",
                        "org.demarche.ledger.tree",
                        "org.demarche.ledger.checkpoint"));
    }
}
