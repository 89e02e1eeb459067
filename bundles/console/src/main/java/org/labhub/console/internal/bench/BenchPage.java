package org.labhub.console.internal.bench;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The console's page {@code bench}: instruments, listeners, processors, and the files of the deploy folder. */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=bench",
            ServletConstants.PLUGIN_TITLE + "=Bench",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class BenchPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final String MAIN = """
            <h1>Bench</h1>
            <p class="soft" id="summary">Looking …</p>
            <div id="plugins"></div>
            <section class="card" id="files"><header><h2>Deployed files</h2>
            <form class="tools" id="upload"><label class="small soft" for="jar">Put in a bundle</label>
            <input type="file" id="jar" name="jar" accept=".jar" required><button type="submit">Upload</button></form></header>
            <div class="wide"><table class="folding"><thead><tr><th>File</th><th>State</th><th>Bundle</th><th>Why</th><th></th></tr></thead>
            <tbody></tbody></table></div></section>
            """;

    /** Shows nothing yet. */
    @Activate
    public BenchPage() {}

    @Override
    protected Page page(HttpServletRequest request) {
        return new Page("bench", "Bench", MAIN, List.of("bench.js"));
    }
}
