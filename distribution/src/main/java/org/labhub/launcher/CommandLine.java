package org.labhub.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** What the words of the command line ask for. */
record CommandLine(Verb verb, Site site, boolean safe) {

    static final String HELP = """
            Usage: bin/labhub [verb] [options]

              start      run the hub in the foreground (the default); Ctrl-C stops it
              status     say whether a hub runs on this base
              stop       stop it and wait until it has ended
              help       show this

              --base DIR the site's folder with conf, deploy and data (default: beside the program)
              --safe     start without anything from deploy/

            The environment: JAVA_HOME or java on the PATH (17 or newer), JAVA_OPTS,
            LABHUB_BASE, LABHUB_HTTP_HOST, LABHUB_HTTP_PORT.""";

    static CommandLine parse(Path home, String... args) throws Refusal {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(args));
        Verb verb = Verb.START;
        Path base =
                Optional.ofNullable(System.getenv("LABHUB_BASE")).map(Path::of).orElse(home);
        boolean safe = false;
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--base" -> base = folder(words);
                case "--safe" -> safe = true;
                case "--help", "-h" -> verb = Verb.HELP;
                default -> verb = Verb.of(word);
            }
        }
        return new CommandLine(verb, new Site(home, base), safe);
    }

    private static Path folder(Deque<String> words) throws Refusal {
        if (words.isEmpty()) {
            throw new Refusal("--base needs a folder, for example --base /srv/labhub");
        }
        return Path.of(words.pop());
    }

    int run() throws Exception {
        return verb.run(this);
    }
}
