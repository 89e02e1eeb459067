package org.labhub.shm.stores;

import java.io.IOException;
import java.nio.file.Path;

/** Ends, or stops, after a given store of a named operation. */
public final class CrashProgram {

    private CrashProgram() {}

    /** With the folder, the operation, after which of its stores, and whether to halt or to stop. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        long point = Long.parseLong(arguments[2]);
        Runnable end = arguments[3].equals("halt") ? () -> Runtime.getRuntime().halt(9) : CrashProgram::stop;
        Class.forName(CrashWork.class.getName(), true, new SpyingLoader())
                .getMethod("run", Path.class, String.class, long.class, Runnable.class)
                .invoke(null, Path.of(arguments[0]), arguments[1], point, end);
    }

    private static void stop() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
