package org.labhub.host.internal.life;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.labhub.api.instrument.PluginFault;

/** Makes what is shown of a failure: the innermost message, the line of the plug-in's own code, the stack. */
final class Faults {

    private static final int SHOWN = 40;
    private static final List<String> NOT_ITS_OWN = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "org.labhub.host.",
            "org.labhub.shm.",
            "org.labhub.schema.",
            "org.agrona.");

    private Faults() {}

    static PluginFault of(Throwable thrown) {
        Throwable innermost = innermost(thrown);
        return fault(words(innermost), innermost.getStackTrace());
    }

    static PluginFault of(String words, StackTraceElement[] stack) {
        return fault(words, stack);
    }

    private static PluginFault fault(String words, StackTraceElement[] stack) {
        return new PluginFault(Instant.now(), words, place(stack), lines(stack));
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable innermost = thrown;
        for (int depth = 0; innermost.getCause() != null && depth < SHOWN; depth++) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    private static String words(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        return failure instanceof ConstructionFailed
                ? message + ""
                : message == null || message.isBlank() ? kind : kind + ": " + message;
    }

    private static String place(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> NOT_ITS_OWN.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .or(() -> Stream.of(stack).findFirst())
                .map(StackTraceElement::toString)
                .orElse("");
    }

    private static List<String> lines(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .limit(SHOWN)
                .map(StackTraceElement::toString)
                .toList();
    }
}
