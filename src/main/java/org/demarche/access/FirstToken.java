package org.demarche.access;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.demarche.kernel.OwnerAlone;

/** The token of the first start, without which nobody could make others. */
class FirstToken {
    /** Who bears it, and made it. */
    static final String SUBJECT = "admin";

    private final Tokens tokens;
    private final Path file;
    private final boolean isShared;

    /** @param isShared whether other nodes have the same tokens, and the secret may be beside another of them */
    FirstToken(Tokens tokens, Path file, boolean isShared) {
        this.tokens = tokens;
        this.file = file;
        this.isShared = isShared;
    }

    /** Where its secret is, for its owner alone. */
    Path file() {
        return file;
    }

    /** Makes it, unless there has ever been a token; returns whether it did. Its secret is in the file and nowhere else. */
    boolean make() {
        if (!isNeeded()) {
            return false;
        }
        Issued issued = tokens.create(SUBJECT, Set.of(Role.ADMIN), null, SUBJECT);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), OwnerAlone.attributes(file))) {
                channel.write(ByteBuffer.wrap((issued.secret() + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            return true;
        } catch (IOException e) {
            tokens.revoke(issued.token().id());
            throw new UncheckedIOException("The first token cannot be written to " + file, e);
        }
    }

    /** Where there was never one; or none was ever used, and the secret of this one was lost before anybody read it. */
    private boolean isNeeded() {
        List<Token> made = tokens.list();
        boolean isLost = !isShared && Files.notExists(file);
        return made.isEmpty() || (isLost && made.stream().allMatch(token -> token.lastUsed() == null));
    }
}
