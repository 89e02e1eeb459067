package org.labhub.admin.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:deployed}: every file in the deploy folder, and why it does not run. */
@Component(
        service = DeployedCommand.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=deployed"})
public final class DeployedCommand {

    private final DeployedFiles files;

    /**
     * Looks at nothing yet.
     *
     * @param files what is shown
     */
    @Activate
    public DeployedCommand(@Reference DeployedFiles files) {
        this.files = files;
    }

    /**
     * Looks at the deploy folder now.
     *
     * @return one line a file, and below it the reasons and the remedy
     */
    @Descriptor("Shows the state of every file in the deploy folder, and what to do about it.")
    public String deployed() {
        List<DeployedFile> seen = files.look();
        if (seen.isEmpty()) {
            return "Nothing lies in the deploy folder.";
        }
        int width = seen.stream().mapToInt(file -> file.name().length()).max().orElse(0);
        return seen.stream().map(file -> lines(file, width)).collect(Collectors.joining("\n"));
    }

    private static String lines(DeployedFile file, int width) {
        String head = ("%-" + width + "s  %-8s  %s")
                .formatted(file.name(), file.state().text(), file.bundle())
                .stripTrailing();
        String reasons =
                file.reasons().stream().map(reason -> "\n    " + reason).collect(Collectors.joining());
        return head + reasons + (file.remedy().isEmpty() ? "" : "\n    -> " + file.remedy());
    }
}
