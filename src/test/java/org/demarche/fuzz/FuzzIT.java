package org.demarche.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.demarche.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short run, of so many inputs and not of so many seconds, by one seed; CONTRIBUTING.md says how to run a long one. What it
 * comes to differs a little from time to time, since classes are not always loaded in the same order.
 */
class FuzzIT {
    @Test
    void parsersKeepTheirContractsWhateverTheyAreGiven(@TempDir Path folder) throws Exception {
        ProcessBuilder jazzer = Jazzer.process(Fuzz.ALL, folder, List.of("-runs=10000", "-seed=1"));
        jazzer.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"); // it ends before more pays
        Finished run = Finished.of(jazzer);
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("INFO: Seed: 1", "Done 10000 runs");
    }
}
