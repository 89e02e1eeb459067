package org.labhub.security.internal.vault;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What lies in a vault: names and values, one a line. */
public final class VaultContent {

    private final SortedMap<String, String> entries;

    private VaultContent(SortedMap<String, String> entries) {
        this.entries = entries;
    }

    /**
     * Nothing.
     *
     * @return without entries
     */
    public static VaultContent empty() {
        return new VaultContent(new TreeMap<>());
    }

    static VaultContent parse(byte[] bytes) {
        SortedMap<String, String> entries = new TreeMap<>();
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .forEach(line ->
                        entries.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return new VaultContent(entries);
    }

    byte[] bytes() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * One value.
     *
     * @param name of it
     * @return nothing if there is none
     */
    public Optional<String> value(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * All values whose names begin alike.
     *
     * @param prefix of the names
     * @return by the rest of their names
     */
    public Map<String, String> below(String prefix) {
        return entries.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (first, second) -> first,
                        TreeMap::new));
    }

    /**
     * The same with one value more, or another one.
     *
     * @param name without an equals sign
     * @param value of one line
     * @return another content
     */
    public VaultContent with(String name, String value) {
        if (name.indexOf('=') >= 0 || (name + value).lines().count() > 1) {
            throw new IllegalArgumentException("a name in the vault has no equals sign, and a value has one line");
        }
        SortedMap<String, String> more = new TreeMap<>(entries);
        more.put(name, value);
        return new VaultContent(more);
    }

    /**
     * The same without one value.
     *
     * @param name of it
     * @return another content
     */
    public VaultContent without(String name) {
        SortedMap<String, String> less = new TreeMap<>(entries);
        less.remove(name);
        return new VaultContent(less);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VaultContent content && entries.equals(content.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "VaultContent" + entries.keySet();
    }
}
