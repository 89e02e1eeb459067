package org.labhub.deploy.internal.container;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.resource.Namespace;

/**
 * What a bundle requires, taken out of its filter.
 *
 * @param namespace of the requirement
 * @param name of the package, bundle or capability; the whole filter if it has no name
 * @param range of versions, as in a manifest; empty if any will do
 */
record Wish(String namespace, String name, String range) {

    private static final Pattern FLOOR = Pattern.compile("\\((?:bundle-)?version>=([^)]*)\\)");
    private static final Pattern OPEN_FLOOR = Pattern.compile("\\(!\\((?:bundle-)?version<=([^)]*)\\)\\)");
    private static final Pattern CEILING = Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]*)\\)\\)");
    private static final Pattern CLOSED_CEILING = Pattern.compile("\\((?:bundle-)?version<=([^)]*)\\)");
    private static final Pattern EXACT = Pattern.compile("\\((?:bundle-)?version=([^)]*)\\)");

    static Wish of(BundleRequirement requirement) {
        String filter =
                Objects.requireNonNullElse(requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE), "");
        String namespace = requirement.getNamespace();
        String name = find(Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]*)\\)"), filter);
        return new Wish(namespace, name.isEmpty() ? filter : name, range(filter));
    }

    private static String range(String filter) {
        String exact = find(EXACT, filter);
        if (!exact.isEmpty()) {
            return exact;
        }
        String ceiling = find(CEILING, filter);
        String rest = CEILING.matcher(filter).replaceAll("");
        String openFloor = find(OPEN_FLOOR, rest);
        String closed = OPEN_FLOOR.matcher(rest).replaceAll("");
        String floor = openFloor.isEmpty() ? find(FLOOR, closed) : openFloor;
        String top = ceiling.isEmpty() ? find(CLOSED_CEILING, closed) : ceiling;
        if (top.isEmpty()) {
            return floor;
        }
        return (openFloor.isEmpty() ? "[" : "(") + (floor.isEmpty() ? "0" : floor) + "," + top
                + (ceiling.isEmpty() ? "]" : ")");
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    boolean isJava() {
        return namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE) && name.equals("JavaSE");
    }

    /** For example {@code the package org.acme.calib [1.0,2.0)}. */
    String words() {
        String versioned = range.isEmpty() ? name : name + " " + range;
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "the package " + versioned;
            case BundleNamespace.BUNDLE_NAMESPACE -> "the bundle " + versioned;
            case HostNamespace.HOST_NAMESPACE -> "the bundle " + versioned + " to be a fragment of";
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                isJava() ? "Java " + range : versioned;
            default -> namespace + " " + versioned;
        };
    }

    String remedy() {
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE ->
                "Put a bundle that exports it into deploy/, or build the plug-in against what is there.";
            case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE ->
                "Put that bundle into deploy/ as well.";
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
                "Run the hub on a Java that is new enough, or build the plug-in for an older one.";
            default -> "Put a bundle that provides it into deploy/.";
        };
    }
}
