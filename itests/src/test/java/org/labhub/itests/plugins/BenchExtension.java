package org.labhub.itests.plugins;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the bench of all tests that share one when it is first needed; takes away what a test has put into it. */
final class BenchExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(BenchExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SineBench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(SharedBench.class, key -> SharedBench.start(), SharedBench.class)
                .bench();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional.ofNullable(store(context).get(SharedBench.class, SharedBench.class))
                .ifPresent(shared -> shared.bench().clear());
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(HERE);
    }
}
