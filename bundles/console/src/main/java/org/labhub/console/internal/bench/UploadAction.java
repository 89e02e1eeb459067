package org.labhub.console.internal.bench;

import java.io.IOException;
import org.labhub.api.deploy.Deployer;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a bundle into the deploy folder. Its code will run in the hub, so that is for administrators. */
@Component
public final class UploadAction implements Action {

    private final Deployer deployer;

    /**
     * Puts nothing yet.
     *
     * @param deployer into the folder
     */
    @Activate
    public UploadAction(@Reference Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public KeyRole role() {
        return KeyRole.ADMIN;
    }

    @Override
    public String carryOut(Order order) throws IOException {
        String file = order.word("name");
        deployer.put(file, order.body());
        return file + " is in the deploy folder.";
    }
}
