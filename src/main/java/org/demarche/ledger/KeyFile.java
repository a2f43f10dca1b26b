package org.demarche.ledger;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.demarche.kernel.OwnerAlone;
import org.demarche.ledger.checkpoint.SigningKey;

/** Where the ledger's private key lies: PKCS #8 in PEM, to be read by its owner alone where the file system knows owners. */
class KeyFile {
    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Reads the key; like ssh, refuses one that others than the owner can get at. */
    SigningKey read() {
        try {
            if (OwnerAlone.isKnown(path)) {
                Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
                if (granted.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
                    throw new LedgerFailure(
                            "The key of the ledger, " + path + ", is open to others than its owner ("
                                    + PosixFilePermissions.toString(granted) + ").",
                            "Run chmod 600 on it. Whoever has read it can sign other checkpoints than this server's.");
                }
            }
            return SigningKey.parse(Files.readString(path));
        } catch (IOException | IllegalArgumentException e) {
            throw new LedgerFailure(
                    "The key of the ledger, " + path + ", cannot be read as an Ed25519 key in PEM (" + e + ").",
                    "Bring it back from a backup, or name it with --demarche.ledger.key=FILE.");
        }
    }

    /**
     * Makes a new key, unless another node that shares the file has just made one: then reads that. The file is there whole, on
     * the disk and for its owner alone, or not at all.
     */
    SigningKey create() {
        try {
            Path folder = Files.createDirectories(path.getParent());
            Path draft = Files.createTempFile(folder, "ledger", ".key", OwnerAlone.attributes(folder));
            try {
                SigningKey key = SigningKey.generate();
                try (FileChannel file = FileChannel.open(draft, WRITE)) {
                    ByteBuffer pem = ByteBuffer.wrap(key.pem().getBytes(StandardCharsets.US_ASCII));
                    while (pem.hasRemaining()) {
                        file.write(pem);
                    }
                    file.force(true);
                }
                publish(draft);
                if (OwnerAlone.isKnown(folder)) {
                    try (FileChannel names = FileChannel.open(folder, READ)) {
                        names.force(true);
                    }
                }
                return key;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileAlreadyExistsException another) {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the ledger could not be written to " + path, e);
        }
    }

    /** By a second name, which replaces nothing; by moving it where the file system knows no second names. */
    private void publish(Path draft) throws IOException {
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException another) {
            throw another;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(draft, path);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
