package org.demarche.kernel;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read and write, where the file system knows owners. */
public final class OwnerAlone {
    private OwnerAlone() {}

    /** With which such a file is made beside, or in, the path. */
    public static FileAttribute<?>[] attributes(Path path) {
        return isKnown(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether the file system of the path knows owners. */
    public static boolean isKnown(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
