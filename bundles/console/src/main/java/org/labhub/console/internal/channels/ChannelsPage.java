package org.labhub.console.internal.channels;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.block.BlockName;
import org.labhub.console.internal.html.Html;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The console's page {@code channels}: all of them, or below it {@code channels/NAME}, one with its plots and its ring. */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=" + ChannelsPage.LABEL,
            ServletConstants.PLUGIN_TITLE + "=Channels",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class ChannelsPage extends PageServlet {

    static final String LABEL = "channels";

    private static final long serialVersionUID = 1L;
    private static final String LIST = """
            <h1>Channels</h1>
            <p class="trouble" id="trouble" role="alert" hidden></p>
            <p class="soft" id="summary">Looking …</p>
            <div id="channels"></div>
            """;

    /** Shows nothing yet. */
    @Activate
    public ChannelsPage() {}

    @Override
    protected Page page(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/" + LABEL, "");
        return path.length() > 1
                ? one(path.substring(1))
                : new Page(LABEL, "Channels", LIST, List.of("uPlot.iife.min.js", "channels.js"));
    }

    private static Page one(String name) {
        try {
            String main =
                    "<div id=\"channel\" data-channel=\"" + Html.escaped(new BlockName(name).text()) + "\"></div>\n";
            return new Page(LABEL, name, main, List.of("uPlot.iife.min.js", "channel.js"));
        } catch (IllegalArgumentException e) {
            String main = "<h1>No channel</h1>\n<p class=\"trouble\" role=\"alert\">"
                    + Html.escaped(String.valueOf(e.getMessage())) + "</p>\n";
            return new Page(LABEL, "No channel", main, List.of());
        }
    }
}
