package org.labhub.host.internal.channels;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRegistry;

/**
 * Which schema each channel of this hub has, by those who write it: while a plug-in is replaced there are two, and the one that
 * leaves must not take what the other needs.
 */
public final class ChannelSchemas {

    private final SchemaRegistry registry;
    private final Map<String, Set<Had>> writers = new HashMap<>();

    private record Had(Object writer, SchemaInfo schema) {}

    /** In this registry. */
    public ChannelSchemas(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** A writer has it from now on. Doing so twice is harmless. */
    synchronized void register(String channel, SchemaInfo schema, Object writer) {
        registry.register(schema, channel);
        writers.computeIfAbsent(channel, none -> new HashSet<>()).add(new Had(writer, schema));
    }

    /** A writer has nothing there any more. What another one has stays known. */
    synchronized void withdraw(String channel, Object writer) {
        Set<Had> had = writers.getOrDefault(channel, Set.of());
        Set<Had> left = had.stream().filter(one -> one.writer() != writer).collect(Collectors.toSet());
        if (left.isEmpty()) {
            writers.remove(channel);
            registry.withdraw(channel);
        } else {
            writers.put(channel, left);
            forget(channel, had, left);
        }
    }

    private void forget(String channel, Set<Had> had, Set<Had> left) {
        if (!schemas(left).containsAll(schemas(had))) {
            registry.withdraw(channel);
            left.forEach(one -> registry.register(one.schema(), channel));
        }
    }

    private static Set<SchemaInfo> schemas(Set<Had> of) {
        return of.stream().map(Had::schema).collect(Collectors.toSet());
    }
}
