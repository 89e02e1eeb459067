package org.labhub.shm.internal.repair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;

/** Keeps the bytes as they were before a checksum is written anew: files of this user alone, beside the blocks. */
public final class Aside {

    private final Path folder;

    /** In a folder that is ours alone. */
    public Aside(Path folder) {
        this.folder = folder;
    }

    /** Keeps them, or nothing may be changed. */
    void keep(String block, String what, byte[] bytes) {
        Path file = folder.resolve(block + "." + what + "." + Instant.now().toEpochMilli() + ".aside");
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(
                file, fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
