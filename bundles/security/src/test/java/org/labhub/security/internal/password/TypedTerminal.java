package org.labhub.security.internal.password;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A terminal at which a test types. */
final class TypedTerminal implements Terminal {

    final List<String> shown = new ArrayList<>();
    private final Deque<String> typed;

    TypedTerminal(String... typed) {
        this.typed = new ArrayDeque<>(List.of(typed));
    }

    @Override
    public void show(String line) {
        shown.add(line);
    }

    @Override
    public char[] ask(String prompt) {
        return typed.isEmpty() ? new char[0] : typed.pop().toCharArray();
    }
}
