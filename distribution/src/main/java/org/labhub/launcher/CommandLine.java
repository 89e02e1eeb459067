package org.labhub.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the words of the command line ask for; {@code arguments} are those that only the verb understands. */
record CommandLine(Verb verb, Site site, boolean safe, List<String> arguments) {

    static final String HELP = """
            Usage: bin/labhub [verb] [options]

              start      run the hub in the foreground (the default); Ctrl-C stops it
              status     say whether a hub runs on this base, and how it does: exit code 0, or 3 if not; status --json
              stop       stop it and wait until it has ended
              passwd     set the console's password; passwd --stdin, passwd --generate
              shell      type into the running hub: shell --exec "channels"; shell --help
              keys       whom the hub trusts: keys list, keys trust NAME KEY ROLE, keys revoke NAME; keys --help
              vault      by what the hub's secrets are opened: vault --password, vault --key-file
              broker     what is registered: broker list; a broker without a hub: broker run; broker log-level; broker --help
              check      validate the configuration without starting anything
              doctor     look for all that keeps a hub from working; doctor --security
              dump       write one archive that tells somebody else how the hub is, without secrets; dump FILE
              admin      look at blocks and mend them; the same as bin/labhub-admin
              audit      say whether the audit log is as it was written
              help       show this

              --base DIR the site's folder with conf, deploy and data (default: beside the program)
              --safe     start without anything from deploy/

            The environment: JAVA_HOME or java on the PATH (17 or newer), JAVA_OPTS,
            LABHUB_BASE, LABHUB_HTTP_HOST, LABHUB_HTTP_PORT, LABHUB_BROKER_ADDRESS,
            LABHUB_ADMIN_ADDRESS, LABHUB_VAULT_PASSWORD_FILE.""";

    static CommandLine parse(Path home, Optional<String> usualBase, String... args) throws Refusal {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(args));
        List<String> arguments = new ArrayList<>();
        Optional<Verb> verb = Optional.empty();
        Path base = usualBase.filter(named -> !named.isBlank()).map(Path::of).orElse(home);
        boolean safe = false;
        while (!words.isEmpty()) {
            String word = words.pop();
            if (word.equals("--base")) {
                base = folder(words);
            } else if (word.equals("--safe")) {
                safe = true;
            } else if (verb.isEmpty() && (word.equals("--help") || word.equals("-h"))) {
                verb = Optional.of(Verb.HELP);
            } else if (verb.isEmpty() && !word.startsWith("-")) {
                verb = Optional.of(Verb.of(word));
            } else {
                arguments.add(word);
            }
        }
        return new CommandLine(verb.orElse(Verb.START), new Site(home, base), safe, arguments).checked();
    }

    private static Path folder(Deque<String> words) throws Refusal {
        if (words.isEmpty()) {
            throw new Refusal("--base needs a folder, for example --base /srv/labhub");
        }
        return Path.of(words.pop());
    }

    private CommandLine checked() throws Refusal {
        if (!verb.takesArguments() && !arguments.isEmpty()) {
            throw new Refusal("%s does not understand \"%s\". See bin/labhub --help"
                    .formatted(verb.word(), String.join(" ", arguments)));
        }
        return this;
    }

    /** Answers the exit code. */
    int run() throws Exception {
        return verb.run(this);
    }
}
