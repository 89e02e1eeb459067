package org.labhub.itests.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A plug-in bundle of one class, made on the fly. */
public final class Plugin {

    private Plugin() {}

    /** Drops a bundle with this activator as an operator should: under another name first, then renamed. */
    public static void drop(Class<?> activator, Path deploy) throws IOException {
        Files.createDirectories(deploy);
        Path half = Files.createTempFile(deploy.getParent(), "plugin", ".part");
        write(activator, half);
        Files.move(half, deploy.resolve(activator.getSimpleName() + ".jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Class<?> activator, Path file) throws IOException {
        String entry = activator.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest(activator));
                InputStream bytes = activator.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new JarEntry(entry));
            bytes.transferTo(jar);
        }
    }

    private static Manifest manifest(Class<?> activator) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", activator.getName());
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue("Import-Package", "org.osgi.framework");
        return manifest;
    }
}
