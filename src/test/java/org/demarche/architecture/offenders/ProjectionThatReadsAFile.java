package org.demarche.architecture.offenders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.config.ProcessingGroup;

@ProcessingGroup("offences")
public final class ProjectionThatReadsAFile {
    public String on(EventThatTellsTheTime event) throws IOException {
        return Files.readString(Path.of("offence"));
    }
}
