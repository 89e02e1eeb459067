package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the hub and the browser of all tests of pages when they are first needed; they end with the run. A test whose pages make the
 * browser complain fails.
 */
final class PagesExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(PagesExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return pages(context);
    }

    private static Pages pages(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent(Pages.class, key -> Pages.start(), Pages.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        pages(context).browser.complaints();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertEquals(List.of(), pages(context).browser.complaints());
    }
}
