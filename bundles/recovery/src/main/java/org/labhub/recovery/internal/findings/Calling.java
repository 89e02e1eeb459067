package org.labhub.recovery.internal.findings;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;

/** Writes the command of a finding as it is typed where its reader sits, so that it can be pasted there and works. */
public final class Calling {

    private static final String PROGRAM = "labhub-admin";
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private final UnaryOperator<String> typed;

    private Calling(UnaryOperator<String> typed) {
        this.typed = typed;
    }

    /** In the hub's shell. */
    public static Calling inShell() {
        return new Calling(Calling::shell);
    }

    /**
     * In a terminal, from wherever.
     *
     * @param home the program's folder; empty if it is not known, then the program is looked for on the path
     * @param base the hub's folder, which is said if it is not the program's
     * @param more options that were given and belong to every command
     */
    public static Calling program(String home, Path base, String... more) {
        String called = home.isEmpty()
                ? PROGRAM
                : quoted(Path.of(home).resolve("bin").resolve(PROGRAM).toString());
        Stream<String> where = !home.isEmpty() && base.equals(Path.of(home))
                ? Stream.of()
                : Stream.of("--base", base.toAbsolutePath().normalize().toString());
        String options = Stream.concat(where, Stream.of(more))
                .map(word -> " " + quoted(word))
                .collect(Collectors.joining());
        return new Calling(command -> called + command.substring(PROGRAM.length()) + options);
    }

    /** What is found, with commands that can be pasted. */
    public Diagnosis of(Diagnosis diagnosis) {
        List<Finding> findings = diagnosis.findings().stream().map(this::of).toList();
        return new Diagnosis(diagnosis.facts(), findings);
    }

    /** One of them. */
    public Finding of(Finding found) {
        String command = found.command().isEmpty() ? "" : of(found.command());
        return new Finding(found.kind(), found.health(), found.where(), found.what(), found.remedy(), command);
    }

    /** A command that begins with {@code labhub-admin}. */
    public String of(String command) {
        return typed.apply(command);
    }

    /** There, the verbs have no hyphens. */
    private static String shell(String command) {
        String[] words = command.split(" ", 3);
        return Stream.concat(
                        Stream.of("labhub:" + words[1].replace("-", "")),
                        Stream.of(words).skip(2))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
