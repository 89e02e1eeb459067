package org.labhub.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code bin/labhub} can do. */
enum Verb {
    START,
    STATUS,
    STOP,
    PASSWD,
    CHECK,
    HELP;

    static Verb of(String word) throws Refusal {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal("there is no \"%s\". It can: %s. See bin/labhub --help"
                        .formatted(word, Arrays.stream(values()).map(Verb::word).collect(Collectors.joining(", ")))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean takesArguments() {
        return this == PASSWD;
    }

    int run(CommandLine command) throws Exception {
        return switch (this) {
            case START -> Start.run(command.site(), command.safe());
            case STATUS -> RunningHub.status(command.site());
            case STOP -> RunningHub.stop(command.site());
            case PASSWD -> Passwd.run(command.site(), command.arguments());
            case CHECK -> Check.run(command.site());
            case HELP -> help();
        };
    }

    private static int help() {
        System.out.println(CommandLine.HELP);
        return 0;
    }
}
