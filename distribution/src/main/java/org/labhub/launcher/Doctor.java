package org.labhub.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.labhub.launcher.Finding.Grade;
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
        Optional<Long> running = DataLock.holder(site);
        List<Finding> findings = new ArrayList<>(security(running));
        if (!securityOnly) {
            findings.addAll(operation(running));
        }
        findings.forEach(out::println);
        out.println(tally(findings));
        return exitCode(findings);
    }

    /** A warning is told, and is no reason for a script to stop. */
    static int exitCode(List<Finding> findings) {
        return count(findings, Grade.FAILURE) == 0 ? WELL : WRONG;
    }

    static String tally(List<Finding> findings) {
        String counts = "ok: %d, warnings: %d, failures: %d."
                .formatted(count(findings, Grade.OK), count(findings, Grade.WARNING), count(findings, Grade.FAILURE));
        return findings.stream().allMatch(Finding::well) ? counts : counts + " More is said in docs/operations.md.";
    }

    private static long count(List<Finding> findings, Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).count();
    }

    /** One for each control that {@code docs/operations.md} lists. */
    private List<Finding> security(Optional<Long> running) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(new Strongbox(site).findings());
        findings.add(ran("Log in", "the audit log", Verb.AUDIT, "see who changed it"));
        findings.add(ran("Channels, keys and the broker", "the vault", Verb.VAULT, "bin/labhub vault --help"));
        findings.add(trusted());
        findings.addAll(new Ages(site, Instant.now()).findings());
        findings.add(traces().secrets());
        findings.addAll(new Program(site.home()).findings());
        running.ifPresent(pid -> findings.addAll(new HubProcess(pid).findings()));
        return findings;
    }

    private List<Finding> operation(Optional<Long> running) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(new Machine(site).findings());
        findings.add(configuration());
        findings.addAll(new Plugins(site.deploy()).findings());
        findings.add(traces().room());
        findings.add(traces().leftBehind(running));
        findings.addAll(running.isPresent() ? hub() : List.of(Finding.well("Start", "no hub runs here"), ports()));
        findings.addAll(blocks());
        return findings;
    }

    private Traces traces() throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> !name.startsWith("LABHUB_"));
        return new Traces(site, Secrets.of(site, environment));
    }

    private Finding trusted() throws IOException {
        Said said = HubShell.labhub(site, Verb.KEYS.word(), "list");
        long admins = said.text()
                .lines()
                .filter(line -> line.matches("\\S+ +admin .*"))
                .count();
        long all = said.text().lines().count();
        return said.exitCode() == 0
                ? Finding.well("Security", all + " keys are trusted, " + admins + " of them with everything")
                : Finding.wrong(
                        "Security",
                        "the trust list cannot be read: " + said.text().strip(),
                        "bin/labhub vault");
    }

    /** What a command of its own says. */
    private Finding ran(String heading, String what, Verb verb, String remedy)
            throws IOException, InterruptedException {
        Said said = HubShell.labhub(site, verb.word());
        return said.exitCode() == 0
                ? Finding.well(heading, what + ": " + said.firstLine())
                : Finding.wrong(heading, what + ": " + said.text().strip(), remedy);
    }

    private Finding configuration() throws IOException, InterruptedException {
        return ran("Configure", "the configuration", Verb.CHECK, "mend it where the sentence says");
    }

    /** What the one that runs says itself. */
    private List<Finding> hub() throws IOException {
        Said said = HubShell.labhub(site, "shell", "--exec", "status");
        if (said.exitCode() != 0) {
            return List.of(Finding.wrong(
                    "Type into a running hub",
                    "the hub does not answer: " + said.text().strip(),
                    "look at data/log/labhub.log"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.well("Type into a running hub", "the hub answers"));
        said.text()
                .lines()
                .filter(line -> line.matches(" *[A-Z_]+  .*"))
                .map(Doctor::health)
                .forEach(findings::add);
        return findings;
    }

    /** What is wrong in a block is mended by the emergency procedures. */
    private List<Finding> blocks() throws IOException {
        Said said = HubShell.labhub(site, Verb.ADMIN.word(), "list");
        if (said.exitCode() == 0) {
            return List.of(Finding.well("Emergency procedures", "no block needs one"));
        }
        List<Finding> wrong = said.text()
                .lines()
                .filter(line -> line.matches("\\S+ +(wrong|broken) .*"))
                .map(line -> line.replaceAll(" +", " ").split(" ", 3))
                .map(words -> Finding.wrong(
                        "Emergency procedures",
                        "the block " + words[0] + " is " + words[1],
                        "bin/labhub-admin diagnose " + words[0] + " --base " + site.base()))
                .toList();
        return wrong.isEmpty()
                ? List.of(Finding.wrong(
                        "Emergency procedures", said.text().strip(), "bin/labhub-admin list --base " + site.base()))
                : wrong;
    }

    /** A line of what the running hub says of its health checks. */
    static Finding health(String line) {
        String status = line.strip().replaceFirst(" .*", "");
        String words = line.strip().replaceFirst("  +", " ");
        return switch (status) {
            case "OK" -> Finding.well("Health", words);
            case "WARN" -> Finding.doubtful("Health", words, "bin/labhub shell, or /health");
            default -> Finding.wrong("Health", words, "bin/labhub shell, or /health");
        };
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
