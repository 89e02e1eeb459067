package org.labhub.metrics.internal.health;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** A service of which a test answers some questions; any other one fails it. */
final class Fake {

    private Fake() {}

    static <T> T of(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, words) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError(method + " was asked");
            }
            return answer.apply(words);
        }));
    }
}
