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
            case BROKER -> brokerProgram(arguments.isEmpty() ? "" : arguments.get(0));
            default -> "";
        };
    }

    private static String brokerProgram(String word) {
        return switch (word) {
            case "run" -> "org.labhub.broker.internal.command.RunCommand";
            case "log-level" -> "org.labhub.broker.internal.command.LogLevelCommand";
            default -> "org.labhub.broker.client.internal.command.BrokerCommand";
        };
    }

    int run(CommandLine command) throws Exception {
        return switch (this) {
            case START -> Start.run(command.site(), command.safe());
            case STATUS -> RunningHub.status(command.site(), command.arguments());
            case STOP -> RunningHub.stop(command.site());
            case BROKER -> broker(command);
            case PASSWD, SHELL, KEYS, VAULT, AUDIT ->
                BundleProgram.run(program(command.arguments()), command.site(), command.arguments());
            case DOCTOR -> Doctor.run(command.site(), command.arguments());
            case DUMP -> Dump.run(command.site(), command.arguments());
            case ADMIN -> BundleProgram.look(program(command.arguments()), command.site(), command.arguments());
            case CHECK -> Check.run(command.site(), command.safe());
            case HELP -> help();
        };
    }

    /** Where a hub runs, its broker is the hub's: it is asked through the hub's shell, and there is no second one. */
    private int broker(CommandLine command) throws Exception {
        List<String> words = command.arguments();
        String first = words.isEmpty() ? "" : words.get(0);
        boolean hub = DataLock.holder(command.site()).isPresent();
        if (hub && first.equals("log-level")) {
            String line = "broker " + String.join(" ", words);
            return BundleProgram.run(SHELL.program(List.of()), command.site(), List.of("--exec", line));
        }
        if (hub && first.equals("run")) {
            throw new Refusal("a hub runs on %s, and has its broker already: bin/labhub broker list"
                    .formatted(command.site().base()));
        }
        return BundleProgram.run(program(words), command.site(), words);
    }

    private static int help() {
        System.out.println(CommandLine.HELP);
        return 0;
    }
}
