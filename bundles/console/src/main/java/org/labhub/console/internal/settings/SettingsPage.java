package org.labhub.console.internal.settings;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.settings.Settings;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's page {@code settings}: each value with its layer, what the environment has fixed, and what was refused. */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=settings",
            ServletConstants.PLUGIN_TITLE + "=Settings",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class SettingsPage extends PageServlet {

    private static final long serialVersionUID = 1L;

    private final transient Settings settings;

    /**
     * Asks nothing yet.
     *
     * @param settings what is shown
     */
    @Activate
    public SettingsPage(@Reference Settings settings) {
        this.settings = settings;
    }

    @Override
    protected Page page(HttpServletRequest request) {
        return Page.ofTable("settings", "Settings", new SettingsTable(settings).html());
    }
}
