package org.labhub.host.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

final class ServiceOfPluginTest {

    /** Of a framework that has ended. */
    private static <T> T gone(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            throw new IllegalStateException("this bundle is not active any more");
        }));
    }

    @Test
    @SuppressWarnings("unchecked") // a reference that is gone is one of anything
    void whenTheHostIsGoneNothingIsLeftToGiveBack() {
        ServiceOfPlugin<?> service = new ServiceOfPlugin<>(
                gone(BundleContext.class), gone(ServiceReference.class), gone(ServiceComponentRuntime.class));
        assertDoesNotThrow(service::unget);
    }
}
