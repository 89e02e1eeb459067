package org.labhub.console.internal.settings;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.settings.Settings;
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
public final class SettingsPage extends AbstractServlet {

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
    public void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(new SettingsTable(settings).html());
    }
}
