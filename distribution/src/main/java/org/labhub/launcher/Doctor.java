package org.labhub.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labhub.launcher.HubShell.Said;

/** {@code bin/labhub doctor}: looks at everything that keeps a hub from working, says what is wrong, and the command that mends it. */
final class Doctor {

    private static final int WELL = 0;
    private static final int WRONG = 1;

    private final Site site;
    private final PrintStream out;

    private Doctor(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    static int run(Site site, List<String> arguments) throws Exception {
        if (!arguments.isEmpty() && !arguments.equals(List.of("--security"))) {
            throw new Refusal("doctor takes nothing but --security, not \"" + String.join(" ", arguments) + "\"");
        }
        return new Doctor(site, System.out).look(!arguments.isEmpty());
    }

    private int look(boolean securityOnly) throws Exception {
        List<Finding> findings = new ArrayList<>(new Strongbox(site).findings());
        findings.add(ran("Log in", "the audit log", Verb.AUDIT, "see who changed it"));
        findings.add(ran("Channels, keys and the broker", "the vault", Verb.VAULT, "bin/labhub vault --help"));
        if (!securityOnly) {
            findings.addAll(new Machine(site).findings());
            findings.add(program());
            findings.add(configuration());
            findings.addAll(hub());
        }
        findings.forEach(out::println);
        long wrong = findings.stream().filter(finding -> !finding.well()).count();
        out.println(wrong == 0 ? "All is well." : wrong + " to mend. More is said in docs/operations.md.");
        return wrong == 0 ? WELL : WRONG;
    }

    /** What a command of its own says. */
    private Finding ran(String heading, String what, Verb verb, String remedy)
            throws IOException, InterruptedException {
        Said said = HubShell.labhub(site, verb.word());
        return said.exitCode() == 0
                ? Finding.well(heading, what + ": " + said.firstLine())
                : Finding.wrong(heading, what + ": " + said.text().strip(), remedy);
    }

    private Finding program() {
        try {
            int bundles = Features.of(site.home()).mustBeComplete().bundles().size();
            return Finding.well("Start", "the program has all of its " + bundles + " bundles");
        } catch (IOException | Refusal e) {
            return Finding.wrong("Start", String.valueOf(e.getMessage()), "unpack the distribution again");
        }
    }

    private Finding configuration() throws IOException, InterruptedException {
        return ran("Configure", "the configuration", Verb.CHECK, "mend it where the sentence says");
    }

    /** One that runs is asked; for one that does not, the ports must be free. */
    private List<Finding> hub() throws IOException, InterruptedException {
        if (DataLock.holder(site).isEmpty()) {
            return List.of(Finding.well("Start", "no hub runs on " + site.base()), ports());
        }
        Said said = HubShell.labhub(site, "shell", "--exec", "status");
        if (said.exitCode() != 0) {
            return List.of(Finding.wrong(
                    "Start", "the hub does not answer: " + said.text().strip(), "look at data/log/labhub.log"));
        }
        return said.text()
                .lines()
                .filter(line -> line.matches(" *[A-Z_]+  .*"))
                .map(Doctor::health)
                .toList();
    }

    private static Finding health(String line) {
        String status = line.strip().replaceFirst(" .*", "");
        boolean well = status.equals("OK") || status.equals("WARN");
        String words = line.strip().replaceFirst("  +", " ");
        return well ? Finding.well("Health", words) : Finding.wrong("Health", words, "bin/labhub shell, or /health");
    }

    private Finding ports() throws IOException {
        Map<String, String> properties = FrameworkProperties.of(site, System.getenv());
        try {
            ConsoleAddress console = ConsoleAddress.of(properties);
            console.mustBeFree();
            return Finding.well("Start", console + " is free");
        } catch (Refusal e) {
            return Finding.wrong("Start", Optional.ofNullable(e.getMessage()).orElse(""), "set LABHUB_HTTP_PORT");
        }
    }
}
