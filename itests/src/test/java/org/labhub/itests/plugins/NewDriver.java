package org.labhub.itests.plugins;

import aQute.bnd.osgi.Builder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.labhub.itests.hub.Distribution;

/** A driver made by {@code ./dev new-driver}, in a copy of what that needs, and built into a bundle as the build does it. */
final class NewDriver {

    private static final Path ROOT = Distribution.home().getParent().getParent().getParent();
    private static final Path TEMPLATES = Path.of("bundles/testkit/src/main/new-driver");

    private final Path copy;
    private final String name;
    private final Path folder;

    private NewDriver(Path copy, String name) {
        this.copy = copy;
        this.name = name;
        folder = copy.resolve("bundles/driver." + name);
    }

    static NewDriver make(Path copy, String name) throws Exception {
        Files.createDirectories(copy.resolve(TEMPLATES));
        for (String file : List.of("dev", "bundles/pom.xml")) {
            Files.copy(ROOT.resolve(file), copy.resolve(file));
        }
        try (Stream<Path> templates = Files.list(ROOT.resolve(TEMPLATES))) {
            for (Path template : templates.toList()) {
                Files.copy(template, copy.resolve(TEMPLATES).resolve(template.getFileName()));
            }
        }
        NewDriver made = new NewDriver(copy, name);
        made.run();
        return made;
    }

    private void run() throws IOException, InterruptedException {
        Process dev = new ProcessBuilder("sh", "dev", "new-driver", name)
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(dev.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (dev.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    /** What the build knows of it. */
    String modules() throws IOException {
        return Files.readString(copy.resolve("bundles/pom.xml"));
    }

    /** Compiles its sources against what this test stands on, and makes a bundle of them. */
    Path build() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        compile(classes);
        Path jar = folder.resolve("target/driver.jar");
        try (Builder builder = new Builder()) {
            builder.addClasspath(classes.toFile());
            for (String entry : classPath()) {
                builder.addClasspath(new File(entry));
            }
            builder.setProperty("Bundle-SymbolicName", "org.labhub.driver." + name);
            builder.setProperty("-includeresource", classes.toString());
            builder.build().write(jar.toFile());
            if (!builder.getErrors().isEmpty()) {
                throw new AssertionError(builder.getErrors().toString());
            }
        }
        return jar;
    }

    private void compile(Path classes) throws IOException {
        List<String> words = new ArrayList<>(List.of("-d", classes.toString(), "-cp", String.join(":", classPath())));
        try (Stream<Path> all = Files.walk(folder.resolve("src/main/java"))) {
            all.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(words::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, words.toArray(String[]::new)) != 0) {
            throw new AssertionError("it does not compile");
        }
    }

    private static List<String> classPath() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty() && new File(entry).exists())
                .toList();
    }
}
