package org.labhub.itests.container;

import java.lang.reflect.InvocationTargetException;
import java.rmi.RemoteException;
import java.util.Set;

/** Finds what a test threw under what the way out of the hub has wrapped around it. */
final class Thrown {

    private static final Set<String> WRAPPERS = Set.of(
            "org.ops4j.pax.exam.TestContainerException",
            RemoteException.class.getName(),
            InvocationTargetException.class.getName());

    private Thrown() {}

    static Throwable inside(Throwable wrapped) {
        Throwable thrown = wrapped;
        while (thrown.getCause() != null && WRAPPERS.contains(thrown.getClass().getName())) {
            thrown = thrown.getCause();
        }
        return thrown;
    }
}
