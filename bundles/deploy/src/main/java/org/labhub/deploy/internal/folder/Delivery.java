package org.labhub.deploy.internal.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;

/** Brings jars into a folder whole: under a hidden name first, then by one rename. */
public final class Delivery {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,119}\\.jar");
    private static final byte[] JAR = {'P', 'K', 3, 4};

    private final Path folder;
    private final long mostBytes;

    /**
     * Brings nothing yet.
     *
     * @param folder into which
     * @param mostBytes of one jar
     */
    public Delivery(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * Brings one.
     *
     * @param name of the file
     * @param content of it
     * @throws IOException if it cannot be written
     */
    public void put(String name, InputStream content) throws IOException {
        Path target = place(name);
        Path arriving = folder.resolve("." + UUID.randomUUID() + ".arriving");
        try {
            Files.createFile(
                    arriving, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            write(name, content, arriving);
            Files.setLastModifiedTime(arriving, FileTime.fromMillis(System.currentTimeMillis()));
            Files.move(arriving, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private void write(String name, InputStream content, Path arriving) throws IOException {
        byte[] head = content.readNBytes(JAR.length);
        if (!Arrays.equals(head, JAR)) {
            throw new IllegalArgumentException(name + " is no jar; take the one that the build of the bundle has made");
        }
        try (var out = Files.newOutputStream(arriving)) {
            out.write(head);
            byte[] part = new byte[1 << 16];
            long bytes = head.length;
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw new IllegalArgumentException(
                            name + " has more than " + mostBytes + " bytes; copy it by hand");
                }
                out.write(part, 0, read);
            }
        }
    }

    /**
     * Takes one out.
     *
     * @param name of the file
     * @return false if there is none
     * @throws IOException if it cannot be removed
     */
    public boolean remove(String name) throws IOException {
        Path file = place(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(file);
    }

    private Path place(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name for a bundle's file: it takes letters, digits,"
                            + " dots, hyphens and underscores, and ends in .jar");
        }
        return folder.resolve(name);
    }
}
