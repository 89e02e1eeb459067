package org.labhub.console.internal.page;

import java.util.List;
import java.util.stream.Collectors;
import org.labhub.console.internal.html.Html;
import org.labhub.console.internal.ui.UiFiles;

/**
 * One page as HTML: the frame that all pages share, around its content.
 *
 * @param label of the page in the navigation
 * @param title for people
 * @param main HTML of its content
 * @param scripts files that it loads
 */
public record Page(String label, String title, String main, List<String> scripts) {

    /** What a browser is told about every page: nothing from elsewhere, no script or style but the files of this bundle. */
    static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

    private static final String LIBRARY = "uPlot.iife.min.js";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s · LabHub</title>
            <link rel="icon" href="data:,">
            %s</head>
            <body data-root="%s" data-token="%s">
            <a class="skip" href="#main">To the content</a>
            <header><a class="brand" href="%s">LabHub</a>
            %s</header>
            <main id="main">
            <noscript><p class="trouble">This page needs JavaScript. The same facts: bin/labhub shell, then help.</p></noscript>
            %s</main>
            <div id="toast" role="status" aria-live="polite"></div>
            </body>
            </html>
            """;

    /**
     * Takes a copy of the scripts.
     *
     * @param label of the page in the navigation
     * @param title for people
     * @param main HTML of its content
     * @param scripts files that it loads
     */
    public Page {
        scripts = List.copyOf(scripts);
    }

    /**
     * A page that the hub writes whole. It is asked for again every few seconds, as long as somebody looks at it.
     *
     * @param label of the page in the navigation
     * @param title for people
     * @param html what it shows below its title
     * @return the page
     */
    public static Page ofHtml(String label, String title, String html) {
        String main = "<h1>" + Html.escaped(title) + "</h1>\n<div id=\"fresh\">\n" + html + "</div>\n";
        return new Page(label, title, main, List.of("refresh.js"));
    }

    /**
     * The same, of one table.
     *
     * @param label of the page in the navigation
     * @param title for people
     * @param table HTML
     * @return the page
     */
    public static Page ofTable(String label, String title, String table) {
        return ofHtml(label, title, "<section class=\"card\"><div class=\"wide\">" + table + "</div></section>\n");
    }

    /** The whole page, for a visitor who shows this token with what it changes. */
    String html(String root, String token) {
        return HTML.formatted(
                Html.escaped(title),
                head(root),
                Html.escaped(root),
                Html.escaped(token),
                Html.escaped(root + "/channels"),
                Navigation.html(root, label),
                main);
    }

    private String head(String root) {
        return style(root, "uPlot.min.css")
                + style(root, "labhub.css")
                + scripts.stream().map(file -> script(root, file)).collect(Collectors.joining());
    }

    private static String style(String root, String file) {
        return "<link rel=\"stylesheet\" href=\"" + Html.escaped(UiFiles.address(root, file)) + "\">\n";
    }

    private static String script(String root, String file) {
        String kind = file.equals(LIBRARY) ? "defer" : "type=\"module\"";
        return "<script " + kind + " src=\"" + Html.escaped(UiFiles.address(root, file)) + "\"></script>\n";
    }
}
