package org.labhub.itests.console;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the hub and the browser of all tests of pages when they are first needed; they end with the run. */
final class PagesExtension implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(PagesExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent(Pages.class, key -> Pages.start(), Pages.class);
    }
}
