package org.demarche.stance.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.demarche.time.TimeZoneData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of large indexes, one file for each crisis and version of its codebook, so that the first question after a start
 * need not read every row. An image is taken only by the program that wrote it, with the same time zone data, of a ledger
 * that began with the same entries, and of rows that have not been replaced since; else the rows are read, as if there were no
 * image. Nothing is lost with one. Thread-safe.
 */
final class IndexImages {
    /** To be raised with every change of what an index holds: an image of before is then of no use. */
    private static final int FORMAT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(IndexImages.class);

    private final Path folder;
    private final LongFunction<String> roots;
    private final int worthwhile;

    /**
     * @param roots the root of the ledger at a revision that is visible
     * @param worthwhile fewer entries are read from the rows in no time
     */
    IndexImages(Path folder, LongFunction<String> roots, int worthwhile) {
        this.folder = folder;
        this.roots = roots;
        this.worthwhile = worthwhile;
    }

    /** Whether an index with so many entries, so many of which its image shows, is to be written anew. */
    boolean isDue(long entries, long pictured) {
        return entries - pictured >= Math.max(worthwhile, pictured / 16);
    }

    /** The index as it was last written of rows of that generation, unless it is beyond the revision; else an empty one. */
    CrisisIndex read(Supplier<CrisisIndex> empty, long visible, long generation) {
        CrisisIndex index = empty.get();
        Path path = path(index);
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            ImageInput image = new ImageInput(file);
            long revision = image.number();
            if (revision <= visible && Arrays.equals(image.octets(), origin(index, revision, generation))) {
                index.read(image, revision);
                image.end();
                return index;
            }
            LOG.info(
                    "The image {} of revision {} is of another ledger, of rows since replaced, or of another program",
                    path,
                    revision);
        } catch (NoSuchFileException none) {
            return index;
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The image {} cannot be read: {}", path, failure.toString());
        }
        return empty.get();
    }

    /** Writes the index of rows of that generation in place of what was written before, whole or not at all; says so when it cannot. */
    void write(CrisisIndex index, long generation) {
        Path path = path(index);
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "index", ".draft");
            try {
                try (FileChannel file = FileChannel.open(draft, WRITE)) {
                    ImageOutput image = new ImageOutput(file);
                    index.write(image, revision -> origin(index, revision, generation));
                    image.end();
                }
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The image {} cannot be written: {}", path, failure.toString());
        }
    }

    /** Deletes every image, for the room; says so when it cannot, and none is read for that. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                // a draft becomes an image meanwhile
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            LOG.warn("The images in {} cannot be deleted: {}", folder, failure.toString());
        }
    }

    private Path path(CrisisIndex index) {
        return folder.resolve("crisis-" + index.crisis().number() + "-codebook-" + index.version() + ".image");
    }

    /** What an image depends on. */
    private byte[] origin(CrisisIndex index, long revision, long generation) {
        return String.join(
                        "\n",
                        "Demarche index " + FORMAT,
                        String.valueOf(IndexImages.class.getPackage().getImplementationVersion()),
                        TimeZoneData.version(),
                        index.crisis().zone() + " since " + index.crisis().revision(),
                        "revision " + revision + " of rows " + generation,
                        roots.apply(revision))
                .getBytes(UTF_8);
    }
}
