package org.labhub.itests.watching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs Debian's {@code prometheus} where that is not installed. */
final class NeedsPrometheus implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean there = List.of("prometheus", "promtool").stream().allMatch(NeedsPrometheus::isOnThePath);
        return there
                ? ConditionEvaluationResult.enabled("prometheus is there")
                : ConditionEvaluationResult.disabled("no prometheus: install it with ./dev setup");
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What a program said, and how it ended. */
    record Said(int exitCode, String text) {

        static Said by(Path input, String... line) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(line)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        }
    }
}
