package org.labhub.schema.internal.record;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Records that are compiled while a test runs, in a class loader of their own, as those of a plug-in are. */
final class CompiledRecords {

    private final Path classes;

    CompiledRecords(Path folder, Map<String, String> sources) throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            files.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-proc:none");
            boolean good = compiler.getTask(
                            null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!good) {
                throw new IllegalStateException("the records do not compile");
            }
        }
    }

    /** Knows the API and these records, and is known to nobody. */
    URLClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    static Class<? extends Record> load(ClassLoader loader, String name) throws ClassNotFoundException {
        return Class.forName("generated." + name, false, loader).asSubclass(Record.class);
    }
}
