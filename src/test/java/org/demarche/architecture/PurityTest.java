package org.demarche.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.demarche.Demarche;
import org.demarche.architecture.offenders.AggregateThatAsksTheClock;
import org.demarche.architecture.offenders.AggregateThatIsToldAClock;
import org.demarche.architecture.offenders.EventThatNamesItself;
import org.demarche.architecture.offenders.EventThatTellsTheTime;
import org.demarche.architecture.offenders.ProjectionThatReadsAFile;
import org.demarche.architecture.offenders.ProjectionThatThrowsDice;
import org.demarche.ledger.tree.PlantedNetwork;
import org.demarche.ledger.verify.PlantedDatabase;
import org.demarche.stance.model.PlantedDice;
import org.demarche.stance.model.PlantedFile;
import org.demarche.stance.model.PlantedSpring;
import org.demarche.time.PlantedClock;
import org.demarche.time.PlantedTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurityTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(Demarche.class);

    /** Of whom it is asked that they look at no clock, throw no dice and do no input or output. */
    static List<DescribedPredicate<JavaClass>> pure() {
        return List.of(Purity.AGGREGATES, Purity.EVENTS, Purity.PROJECTIONS, Purity.MODEL, Purity.TIME, Purity.TREE);
    }

    static Stream<Class<?>> offenders() {
        return Stream.of(
                AggregateThatAsksTheClock.class,
                AggregateThatIsToldAClock.class,
                EventThatNamesItself.class,
                EventThatTellsTheTime.class,
                ProjectionThatReadsAFile.class,
                ProjectionThatThrowsDice.class,
                PlantedDice.class,
                PlantedFile.class,
                PlantedClock.class,
                PlantedNetwork.class,
                PlantedTable.class);
    }

    @ParameterizedTest
    @MethodSource("pure")
    void whatDecidesRecordsAndAnswersIsPure(DescribedPredicate<JavaClass> those) {
        Purity.looksAtNoClockThrowsNoDiceAndDoesNoInputOrOutput(those).check(PRODUCT);
    }

    @Test
    void theModelAndTimeAreArithmetic() {
        Purity.isArithmetic(Purity.MODEL).check(PRODUCT);
        Purity.isArithmetic(Purity.TIME).check(PRODUCT);
    }

    @Test
    void theVerifierNeedsNoServer() {
        Purity.needsNoServer(Purity.VERIFIER).check(PRODUCT);
    }

    @Test
    void theRulesSeeWhomTheyAreAbout() {
        assertThat(names(Purity.AGGREGATES)).contains("Source", "Actor", "Crisis", "Development");
        assertThat(names(Purity.EVENTS)).contains("SourceRegistered", "CodebookAdopted", "DevelopmentReported");
        assertThat(names(Purity.PROJECTIONS)).contains("SourceProjection", "EvidenceProjection");
        assertThat(names(Purity.MODEL)).contains("Appraisal", "Credence", "StanceModel");
        assertThat(names(Purity.TIME)).contains("When", "LocalDays");
        assertThat(names(Purity.TREE)).contains("Tree", "CompactRange", "InclusionProof");
        assertThat(names(Purity.VERIFIER)).contains("Verifier", "EntryReader");
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void aPlantedOffenderIsFound(Class<?> offender) {
        assertThat(pure().stream()
                        .map(Purity::looksAtNoClockThrowsNoDiceAndDoesNoInputOrOutput)
                        .anyMatch(rule -> isBroken(rule, offender)))
                .isTrue();
    }

    @Test
    void aPlantedFrameworkIsFoundInTheModel() {
        assertThat(isBroken(Purity.isArithmetic(Purity.MODEL), PlantedSpring.class))
                .isTrue();
    }

    @Test
    void aPlantedDatabaseIsFoundInTheVerifier() {
        assertThat(isBroken(Purity.needsNoServer(Purity.VERIFIER), PlantedDatabase.class))
                .isTrue();
    }

    private static boolean isBroken(ArchRule rule, Class<?> offender) {
        return rule.allowEmptyShould(true)
                .evaluate(new ClassFileImporter().importClasses(offender))
                .hasViolation();
    }

    private static List<String> names(DescribedPredicate<JavaClass> those) {
        return PRODUCT.that(those).stream().map(JavaClass::getSimpleName).toList();
    }
}
