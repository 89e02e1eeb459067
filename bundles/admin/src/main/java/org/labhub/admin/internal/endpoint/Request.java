package org.labhub.admin.internal.endpoint;

import java.util.List;

/**
 * What a client wants. Its words are values from beginning to end: nothing here is ever read as a line of a shell.
 *
 * @param session from the welcome; empty in a hello
 * @param number rises with each request of a session; 0 in a hello
 * @param command one of the scope {@code labhub}; empty in a hello
 * @param arguments of the command
 */
record Request(String session, long number, String command, List<String> arguments) {

    /** Begins a session. */
    static final Request HELLO = new Request("", 0, "", List.of());

    Request {
        arguments = List.copyOf(arguments);
    }

    boolean isHello() {
        return session.isEmpty() && command.isEmpty();
    }
}
