package org.labhub.benchmarks.team;

import java.nio.file.Path;
import java.util.List;

/**
 * What a team does, and on what.
 *
 * @param contender who is measured
 * @param work what is measured
 * @param folder of what the members share
 * @param bytes of a frame
 * @param slots of a ring, or megabytes of a buffer
 * @param option what else a contender can be told
 */
public record Setup(String contender, String work, Path folder, int bytes, int slots, String option) {

    List<String> arguments() {
        return List.of(contender, work, folder.toString(), Integer.toString(bytes), Integer.toString(slots), option);
    }

    static Setup of(List<String> arguments) {
        return new Setup(
                arguments.get(0),
                arguments.get(1),
                Path.of(arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                arguments.get(5));
    }

    Path line() {
        return folder.resolve("line");
    }

    @Override
    public String toString() {
        return (contender + " " + option).strip();
    }
}
