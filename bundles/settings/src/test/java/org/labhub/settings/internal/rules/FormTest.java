package org.labhub.settings.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

class FormTest {

    private static AttributeDefinition field(String id, int type, String answer) {
        return proxy(
                AttributeDefinition.class,
                Map.of(
                        "getID",
                        id,
                        "getType",
                        type,
                        "getCardinality",
                        0,
                        "getDescription",
                        "In hertz.",
                        "validate",
                        answer));
    }

    private static Map<String, String> faults(String answer, Map<String, Object> values) {
        AttributeDefinition[] fields = {field("rate", AttributeDefinition.DOUBLE, answer)};
        ObjectClassDefinition definition =
                proxy(ObjectClassDefinition.class, Map.of("getAttributeDefinitions", fields));
        return new Form("org.acme.meter", definition, Set.of("listens.to", "clock.target")).faults(values);
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName())));
    }

    @Test
    void whatTheFormTakesIsNoFault() {
        assertEquals(Map.of(), faults("", Map.of("rate", 2, "listens.to", "a", "clock.target", "(a=b)")));
    }

    @Test
    void anUnknownKeyIsRefusedAndTheKnownOnesAreNamed() {
        assertEquals(
                "unknown key \"rat\": org.acme.meter takes listens.to, rate",
                faults("", Map.of("rat", 2)).get("rat"));
    }

    @Test
    void aWrongTypeIsRefusedWithTheRule() {
        assertEquals(
                "rate is not a number: fast (In hertz.)",
                faults("", Map.of("rate", "fast")).get("rate"));
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRule() {
        assertEquals(
                "rate is below the least value allowed: -1 (In hertz.)",
                faults("%less than minimum", Map.of("rate", -1)).get("rate"));
    }

    @Test
    void aListWhereOneValueBelongsIsRefused() {
        assertEquals(
                "rate takes 1 value, not 2",
                faults("", Map.of("rate", new double[] {1, 2})).get("rate"));
    }

    @Test
    void whatTheFrameworkAddsIsNoFault() {
        assertEquals(Map.of(), faults("", Map.of("service.pid", "x", "service.ranking", 3)));
    }
}
