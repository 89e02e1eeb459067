package org.labhub.console.internal.deployed;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.deploy.DeployedFiles;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's page {@code deployed}: every file of the deploy folder as it stands when the page is asked for. */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=deployed",
            ServletConstants.PLUGIN_TITLE + "=Deployed files",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class DeployedPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient DeployedFiles files;

    /**
     * Looks at nothing yet.
     *
     * @param files what is shown
     */
    @Activate
    public DeployedPage(@Reference DeployedFiles files) {
        this.files = files;
    }

    @Override
    protected Page page(HttpServletRequest request) {
        return Page.ofTable("deployed", "Deployed files", DeployedTable.html(files.look()));
    }
}
