package org.demarche;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code demarche serve}: starts the server. Every argument is a setting, such as {@code --demarche.data=DIR}. */
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
class Serve implements Callable<Integer> {
    @Unmatched
    private final List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        SpringApplication.run(Demarche.class, settings.toArray(String[]::new));
        return 0;
    }
}
