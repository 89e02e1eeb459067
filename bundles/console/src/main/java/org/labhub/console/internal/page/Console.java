package org.labhub.console.internal.page;

import jakarta.servlet.http.HttpServletRequest;

/** Where in the web server the console is. */
public final class Console {

    /** The property by which a servlet comes into the console's context, and so behind its log-in. */
    public static final String CONTEXT =
            "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=org.apache.felix.webconsole)";

    private Console() {}

    /**
     * Where it begins.
     *
     * @param request to any servlet in its context
     * @return an absolute path without a slash at its end
     */
    public static String root(HttpServletRequest request) {
        return request.getServletContext().getContextPath();
    }
}
