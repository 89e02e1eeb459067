package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at all that a start would read, and starts nothing. */
final class Check {

    private static final String PROGRAM = "org.labhub.settings.internal.CheckCommand";

    private Check() {}

    static int run(Site site, boolean safe) throws Exception {
        Map<String, String> properties = FrameworkProperties.of(site, System.getenv());
        ConsoleAddress.of(properties);
        Features.of(site.home()).mustBeComplete();
        Class<?>[] types = {Map.class, List.class};
        int code = BundleProgram.run(PROGRAM, site, types, properties, jars(site, safe));
        System.out.println("The configuration of " + site.base() + (code == 0 ? " is valid." : " is not valid."));
        return code;
    }

    /** All that a hub would run. */
    private static List<Path> jars(Site site, boolean safe) throws IOException {
        Stream<Path> program = Features.of(site.home()).bundles().stream().map(bundle -> bundle.file());
        if (safe || !Files.isDirectory(site.deploy())) {
            return program.toList();
        }
        try (Stream<Path> dropped = Files.list(site.deploy())) {
            List<Path> plugins = dropped.filter(Check::isDeployed).sorted().toList();
            return Stream.concat(program, plugins.stream()).toList();
        }
    }

    private static boolean isDeployed(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith(".");
    }
}
