package org.labhub.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code bin/labhub} can do. */
enum Verb {
    START,
    STATUS,
    STOP,
    PASSWD,
    SHELL,
    KEYS,
    VAULT,
    BROKER,
    CHECK,
    DOCTOR,
    DUMP,
    AUDIT,
    ADMIN,
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
        return this == STATUS
                || this == DOCTOR
                || this == DUMP
                || !program(List.of()).isEmpty();
    }

    /** The class that does it, in one of the bundles; empty if the launcher does it. */
    private String program(List<String> arguments) {
        return switch (this) {
            case PASSWD -> "org.labhub.security.internal.password.PasswdCommand";
            case SHELL -> "org.labhub.admin.internal.endpoint.ShellCommand";
            case AUDIT -> "org.labhub.security.internal.audit.AuditCommand";
            case ADMIN -> "org.labhub.recovery.internal.command.AdminCommand";
            case KEYS -> "org.labhub.security.internal.command.KeysCommand";
            case VAULT -> "org.labhub.security.internal.command.VaultCommand";
            case BROKER ->
                arguments.contains("run")
                        ? "org.labhub.broker.internal.command.RunCommand"
                        : "org.labhub.broker.client.internal.command.BrokerCommand";
            default -> "";
        };
    }

    int run(CommandLine command) throws Exception {
        return switch (this) {
            case START -> Start.run(command.site(), command.safe());
            case STATUS -> RunningHub.status(command.site(), command.arguments());
            case STOP -> RunningHub.stop(command.site());
            case PASSWD, SHELL, KEYS, VAULT, BROKER, AUDIT ->
                BundleProgram.run(program(command.arguments()), command.site(), command.arguments());
            case DOCTOR -> Doctor.run(command.site(), command.arguments());
            case DUMP -> Dump.run(command.site(), command.arguments());
            case ADMIN -> BundleProgram.look(program(command.arguments()), command.site(), command.arguments());
            case CHECK -> Check.run(command.site(), command.safe());
            case HELP -> help();
        };
    }

    private static int help() {
        System.out.println(CommandLine.HELP);
        return 0;
    }
}
