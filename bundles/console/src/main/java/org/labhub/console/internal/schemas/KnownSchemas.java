package org.labhub.console.internal.schemas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaProblem;
import org.labhub.api.schema.SchemaRegistry;

/** The schemas as they are known at one look, and which channels have their frames. */
final class KnownSchemas {

    private record Use(String channel, SchemaHash hash) {}

    private final SchemaRegistry registry;
    private final List<Use> uses;

    KnownSchemas(SchemaRegistry registry, Blocks blocks) {
        this.registry = registry;
        uses = uses(blocks);
    }

    private static List<Use> uses(Blocks blocks) {
        return blocks.names().stream()
                .flatMap(name -> use(blocks, name).stream())
                .toList();
    }

    private static Optional<Use> use(Blocks blocks, BlockName name) {
        try (BlockObserver block = blocks.observe(name)) {
            return Optional.of(new Use(name.text(), block.info().schemaHash()));
        } catch (ChannelException unreadable) {
            return Optional.empty();
        }
    }

    List<RegisteredSchema> all() {
        return registry.schemas().stream()
                .sorted(Comparator.comparing(
                                (RegisteredSchema known) -> known.schema().id())
                        .thenComparing(known -> known.schema().version()))
                .toList();
    }

    List<SchemaProblem> problems() {
        return registry.problems();
    }

    /** The one that is called so: id and version, with a space between. */
    Optional<RegisteredSchema> find(String name) {
        return registry.schemas().stream()
                .filter(known -> known.schema().toString().equals(name))
                .findFirst();
    }

    /** The channels whose frames lie so. */
    List<String> channels(SchemaHash hash) {
        return uses.stream()
                .filter(use -> use.hash().equals(hash))
                .map(Use::channel)
                .toList();
    }
}
