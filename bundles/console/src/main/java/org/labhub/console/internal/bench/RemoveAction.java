package org.labhub.console.internal.bench;

import java.io.IOException;
import org.labhub.api.deploy.Deployer;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a bundle out of the deploy folder. */
@Component
public final class RemoveAction implements Action {

    private final Deployer deployer;

    /**
     * Removes nothing yet.
     *
     * @param deployer from the folder
     */
    @Activate
    public RemoveAction(@Reference Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public KeyRole role() {
        return KeyRole.ADMIN;
    }

    @Override
    public String carryOut(Order order) throws IOException {
        String file = order.word("name");
        if (!deployer.remove(file)) {
            throw new IllegalArgumentException("There is no " + file + " in the deploy folder.");
        }
        return file + " is removed from the deploy folder.";
    }
}
