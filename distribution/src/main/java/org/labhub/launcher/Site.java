package org.labhub.launcher;

import java.nio.file.Path;
import java.util.List;

/**
 * The two folders of a hub: the program, which may be read-only, and the site with its own configuration, plug-ins and data.
 *
 * @param home the program's folder: bin, conf (the defaults), features, lib, system
 * @param base the site's folder: conf, deploy, data; the program's own, unless told otherwise
 */
public record Site(Path home, Path base) {

    /**
     * Makes both paths absolute.
     *
     * @param home the program's folder
     * @param base the site's folder
     */
    public Site {
        home = home.toAbsolutePath().normalize();
        base = base.toAbsolutePath().normalize();
    }

    /**
     * The only folder that a hub writes to, but for its blocks.
     *
     * @return its path
     */
    public Path data() {
        return base.resolve("data");
    }

    /**
     * Where plug-ins are dropped.
     *
     * @return its path
     */
    public Path deploy() {
        return base.resolve("deploy");
    }

    Path temporary() {
        return data().resolve("tmp");
    }

    /** The folders of configuration, lowest first: the program's defaults, the site's, the site's own. */
    List<Path> configurations() {
        Path own = base.resolve("conf");
        return List.of(home.resolve("conf"), own, own.resolve("local")).stream()
                .distinct()
                .toList();
    }
}
