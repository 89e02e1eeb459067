package org.labhub.console.internal.bench;

import java.io.IOException;
import org.labhub.api.deploy.Deployer;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a bundle into the deploy folder, or takes one out of it. Its code will run in the hub, so that is for administrators. */
@Component
public final class FileAction implements Action {

    private final Deployer deployer;

    /**
     * Does nothing yet.
     *
     * @param deployer of the folder
     */
    @Activate
    public FileAction(@Reference Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public KeyRole role() {
        return KeyRole.ADMIN;
    }

    @Override
    public String carryOut(Order order) throws IOException {
        String file = order.word("name");
        return switch (order.word("verb")) {
            case "upload" -> upload(file, order);
            case "remove" -> remove(file);
            default -> throw new IllegalArgumentException("a file is told to upload or remove");
        };
    }

    private String upload(String file, Order order) throws IOException {
        deployer.put(file, order.body());
        return file + " is in the deploy folder.";
    }

    private String remove(String file) throws IOException {
        if (!deployer.remove(file)) {
            throw new IllegalArgumentException("There is no " + file + " in the deploy folder.");
        }
        return file + " is removed from the deploy folder.";
    }
}
