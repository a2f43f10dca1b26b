package org.demarche.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarche.Demarche;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(Demarche.class);

    /** What each module may use. The ledger and the cross-cutting web know no feature. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("time", Set.of("kernel")),
            Map.entry("json", Set.of("kernel")),
            Map.entry("cluster", Set.of()),
            Map.entry("ledger", Set.of("kernel", "cluster")),
            Map.entry("web", Set.of("kernel", "time", "json", "ledger")),
            Map.entry("source", Set.of("kernel", "time", "ledger", "web")),
            Map.entry("actor", Set.of("kernel", "time", "ledger", "web")),
            Map.entry("crisis", Set.of("kernel", "time", "ledger", "web", "source", "actor")),
            Map.entry("development", Set.of("kernel", "time", "ledger", "web", "source", "actor", "crisis")),
            Map.entry("stance", Set.of("kernel", "time", "ledger", "web", "source", "actor", "crisis", "development")),
            Map.entry("desk", Set.of("kernel", "json", "source", "actor", "crisis", "development")),
            Map.entry(
                    "audit",
                    Set.of(
                            "kernel",
                            "time",
                            "json",
                            "ledger",
                            "web",
                            "source",
                            "actor",
                            "crisis",
                            "development",
                            "stance",
                            "desk")),
            Map.entry("access", Set.of("kernel", "web")),
            Map.entry("console", Set.of()),
            Map.entry(
                    "intake",
                    Set.of(
                            "kernel",
                            "cluster",
                            "json",
                            "ledger",
                            "time",
                            "web",
                            "source",
                            "actor",
                            "crisis",
                            "development")));

    @Test
    void keepTheirInternalsToThemselvesAndUseEachOtherInNoCircle() {
        MODULES.verify();
    }

    @Test
    void areTheOnesOfTheDesign() {
        assertThat(MODULES.stream().map(ModulesTest::name)).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    }

    @Test
    void useNoOtherModuleThanTheDesignAllows() {
        for (ApplicationModule module : MODULES) {
            assertThat(ALLOWED.getOrDefault(name(module), Set.of()))
                    .as("what %s may use", name(module))
                    .containsAll(dependencies(module));
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static Set<String> dependencies(ApplicationModule module) {
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .map(ModulesTest::name)
                .collect(Collectors.toSet());
    }
}
