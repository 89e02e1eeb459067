package org.labhub.console.internal.page;

import java.util.List;
import java.util.stream.Collectors;

/** The links at the head of every page: LabHub's own pages, then those of the console around them. */
final class Navigation {

    private record Link(String label, String text) {
        String html(String root, String here) {
            String mark = label.equals(here) ? " aria-current=\"page\"" : "";
            return "<a href=\"" + root + "/" + label + "\"" + mark + ">" + text + "</a>\n";
        }
    }

    private static final List<Link> OURS = List.of(
            new Link("bench", "Bench"),
            new Link("channels", "Channels"),
            new Link("recovery", "Recovery"),
            new Link("schemas", "Schemas"),
            new Link("trust", "Trust"),
            new Link("health", "Health"),
            new Link("deployed", "Deployed files"),
            new Link("settings", "Settings"));

    private static final List<Link> THEIRS = List.of(
            new Link("bundles", "Bundles"),
            new Link("components", "Components"),
            new Link("configMgr", "Configuration"),
            new Link("logout", "Log out"));

    private Navigation() {}

    static String html(String root, String here) {
        return "<nav aria-label=\"LabHub\">\n" + links(OURS, root, here)
                + "</nav>\n<nav class=\"console\" aria-label=\"Console\">\n" + links(THEIRS, root, here) + "</nav>\n";
    }

    private static String links(List<Link> links, String root, String here) {
        return links.stream().map(link -> link.html(root, here)).collect(Collectors.joining());
    }
}
