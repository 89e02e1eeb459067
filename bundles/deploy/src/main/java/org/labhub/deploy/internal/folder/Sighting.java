package org.labhub.deploy.internal.folder;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A file as it was seen.
 *
 * @param path where it lies
 * @param size in bytes, or 0 for a folder
 * @param modifiedMillis its own time stamp
 * @param quiet for how long nothing of this has changed
 */
public record Sighting(Path path, long size, long modifiedMillis, Duration quiet) {

    /** So long a file may look unfinished, or not be taken by the container yet, before that is said. */
    static final Duration SETTLING = Duration.ofSeconds(3);

    /**
     * Its name without the folder.
     *
     * @return the name
     */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * Whether it changed so lately that what is odd about it may pass by itself.
     *
     * @return whether to wait a little
     */
    public boolean young() {
        return quiet.compareTo(SETTLING) < 0;
    }
}
