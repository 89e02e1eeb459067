package org.labhub.itests.container;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.osgi.framework.BundleContext;

/** Starts the one hub of a test run when it is first needed, and carries {@link InContainer} methods over to it. */
final class HubExtension implements InvocationInterceptor, ParameterResolver {

    private static final Namespace HERE = Namespace.create(HubExtension.class);

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        if (called.getExecutable().isAnnotationPresent(InContainer.class)) {
            invocation.skip();
            hub(context).run(called.getTargetClass(), called.getExecutable().getName());
        } else {
            invocation.proceed();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestHub.class
                || (type == BundleContext.class
                        && parameter.getDeclaringExecutable().isAnnotationPresent(InContainer.class));
    }

    /** A bundle context exists in the hub only; here nobody looks at it. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHub.class ? hub(context) : null;
    }

    private static TestHub started() {
        TestHub hub = TestHub.start();
        try {
            hub.run(Ready.class, "everythingIsThere");
            return hub;
        } catch (Throwable e) {
            throw new AssertionError("the hub is not ready", e);
        }
    }

    private static TestHub hub(ExtensionContext context) {
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent(TestHub.class, key -> started(), TestHub.class);
    }
}
