package org.labhub.console.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.labhub.console.internal.login.Visit;

/** A page of the console that brings its own frame: one that fits a phone, the dark, a keyboard, and a strict content policy. */
public abstract class PageServlet extends AbstractServlet {

    private static final long serialVersionUID = 1L;

    /** For the pages. */
    protected PageServlet() {}

    /**
     * The page that is asked for.
     *
     * @param request by whom and how
     * @return what is shown
     */
    protected abstract Page page(HttpServletRequest request);

    /** The console adds its own frame unless a status was set. */
    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String html =
                page(request).html(Console.root(request), Visit.of(request).token());
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", Page.CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
