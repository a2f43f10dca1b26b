package org.demarche.ledger;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.demarche.ledger.checkpoint.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --key} of commands that check checkpoints. */
public final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The key that has signed the checkpoints, name+id+key, or a file that holds it. May be repeated when"
                            + " a ledger has had several.")
    private List<String> given = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Whether there is none. */
    public boolean isEmpty() {
        return given.isEmpty();
    }

    /** The keys; refuses the command line when one is neither a key nor a file that holds one. */
    public List<VerifierKey> keys() throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        for (String key : given) {
            String text = isFile(key) ? Files.readString(Path.of(key)).strip() : key;
            try {
                keys.add(VerifierKey.parse(text));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(
                        requireNonNull(command, "set by picocli").commandLine(),
                        "--key is neither a key, name+id+key, nor a file that holds one: " + key);
            }
        }
        return keys;
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
