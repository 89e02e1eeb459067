package org.labhub.deploy.internal.folder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.labhub.deploy.internal.folder.Content.Plugin;
import org.labhub.deploy.internal.folder.Content.Unfinished;
import org.labhub.deploy.internal.folder.Content.Unfit;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Reads what the files say of themselves, each only when it has changed. */
public final class Contents {

    /** What is said of a file that went away while it was looked at. */
    public static final Content GONE = new Unfinished("it is gone", "");

    private static final String COPY_AGAIN = "Copy the file again, under another name first, then rename it.";
    private static final String BUILD_AGAIN = "Build it as an OSGi bundle (the driver guide shows how).";

    private record Known(long size, long modifiedMillis, Content content) {}

    private Map<Path, Known> known = new HashMap<>();

    /**
     * What these files hold.
     *
     * @param files all that are there; what was known of others is forgotten
     * @return by path
     */
    public synchronized Map<Path, Content> of(List<Sighting> files) {
        Map<Path, Known> now = new HashMap<>();
        Map<Path, Content> contents = new HashMap<>();
        for (Sighting file : files) {
            Known content = current(file).orElseGet(() -> read(file));
            now.put(file.path(), content);
            contents.put(file.path(), content.content());
        }
        known = now;
        return contents;
    }

    private Optional<Known> current(Sighting file) {
        return Optional.ofNullable(known.get(file.path()))
                .filter(before -> before.size() == file.size() && before.modifiedMillis() == file.modifiedMillis());
    }

    private static Known read(Sighting file) {
        return new Known(file.size(), file.modifiedMillis(), read(file.path()));
    }

    static Content read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            return new Unfit("a folder is not deployed", "Put the jar itself into deploy/.");
        }
        if (name.endsWith(".cfg") || name.endsWith(".config") || name.endsWith(".cfg.json")) {
            return new Unfit(
                    "configuration is not read from deploy/",
                    "Put it into conf/local/configuration.json, or use the console.");
        }
        if (!name.endsWith(".jar")) {
            return new Unfit("only files that end in .jar are deployed", "Rename it if it is a jar, or remove it.");
        }
        if (!Files.isReadable(file)) {
            return new Unfit("the hub may not read it", "chmod u+r it, as the user who runs the hub.");
        }
        return readJar(file);
    }

    private static Content readJar(Path file) {
        try {
            return whole(file) ? readManifest(file) : unfinished(file);
        } catch (IOException damaged) {
            return new Unfit("it cannot be read: " + damaged.getMessage(), COPY_AGAIN);
        } catch (IllegalArgumentException unlawful) {
            return new Unfit("its Bundle-Version is none: " + unlawful.getMessage(), BUILD_AGAIN);
        }
    }

    /** A zip has its table of contents at its end: what was cut has none. */
    private static boolean whole(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return jar.size() >= 0;
        } catch (ZipException cut) {
            return false;
        }
    }

    private static Content unfinished(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(2);
            boolean zip = head.length == 2 && head[0] == 'P' && head[1] == 'K';
            return zip || head.length == 0
                    ? new Unfinished("it ends too early (" + Files.size(file) + " bytes)", COPY_AGAIN)
                    : new Unfinished(
                            "it is no jar: it does not begin like one", "Remove it, or put the right file there.");
        }
    }

    private static Content readManifest(Path file) throws IOException {
        try (JarInputStream jar = new JarInputStream(new BufferedInputStream(Files.newInputStream(file)), false)) {
            Optional<Manifest> manifest = Optional.ofNullable(jar.getManifest());
            return manifest.map(Contents::plugin)
                    .orElse(new Unfit("META-INF/MANIFEST.MF is not the first thing in it, or is missing", BUILD_AGAIN));
        }
    }

    private static Content plugin(Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        String name = Objects.requireNonNullElse(main.getValue(Constants.BUNDLE_SYMBOLICNAME), "");
        if (name.isBlank()) {
            return new Unfit("it is a plain jar, not a bundle: its manifest has no Bundle-SymbolicName", BUILD_AGAIN);
        }
        String version = Objects.requireNonNullElse(main.getValue(Constants.BUNDLE_VERSION), "0");
        return new Plugin(name.split(";", 2)[0].strip(), Version.parseVersion(version));
    }
}
