package org.demarche;

import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;

/** {@code demarche serve}: starts the server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the server.",
        footer = {
            "",
            "Settings, among others:",
            "  --demarche.data=DIR    where the database lies (default ./data)",
            "  --demarche.seeds=NAME  crisis to load into an empty store (default niger-2023; none)",
            "  --server.port=N        port on 127.0.0.1 (default 8080)"
        })
class Serve extends SettingsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        run(new SpringApplicationBuilder(Demarche.class).listeners(new EndWhenBroken()));
        return 0;
    }
}
