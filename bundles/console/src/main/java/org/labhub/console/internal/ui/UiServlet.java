package org.labhub.console.internal.ui;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.labhub.console.internal.page.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Serves the files of the pages, in the console's context: behind the same log-in. */
@Component(
        service = Servlet.class,
        property = {Console.CONTEXT, "osgi.http.whiteboard.servlet.pattern=" + UiFiles.PLACE + "/*"})
public final class UiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String A_YEAR = "private, max-age=31536000, immutable";

    /** Serves nothing yet. */
    @Activate
    public UiServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        Optional<byte[]> content = UiFiles.at(path);
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType((path.endsWith(".css") ? "text/css" : "text/javascript") + ";charset=utf-8");
        response.setHeader("Cache-Control", A_YEAR);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(content.orElseThrow());
    }
}
