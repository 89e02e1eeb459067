package org.labhub.admin.internal.endpoint;

import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Function;

/**
 * The commands of the shell's scope {@code labhub}. A function is looked up by its full name and called with its words; the shell's own
 * language (pipes, variables, closures, other scopes) is never spoken.
 */
final class GogoCommands implements Commands {

    /** What a command may say; escaped, it still fits into a frame. */
    static final int MOST_TEXT = 128 << 10;

    private static final String SCOPE = "labhub:";

    private final CommandProcessor processor;

    GogoCommands(CommandProcessor processor) {
        this.processor = processor;
    }

    @Override
    public List<String> names() {
        try (CommandSession session = session(new BoundedText(0))) {
            return names(session);
        }
    }

    private static List<String> names(CommandSession session) {
        Object all = Objects.requireNonNullElse(session.get(".commands"), Set.of());
        return ((Collection<?>) all)
                .stream()
                        .map(String::valueOf)
                        .filter(name -> name.startsWith(SCOPE))
                        .map(name -> name.substring(SCOPE.length()))
                        .sorted()
                        .toList();
    }

    private CommandSession session(java.io.OutputStream out) {
        return processor.createSession(InputStream.nullInputStream(), out, out);
    }

    @Override
    public Said run(String command, List<String> arguments) {
        BoundedText out = new BoundedText(MOST_TEXT);
        try (CommandSession session = session(out)) {
            boolean well = run(session, command, arguments, out);
            session.getConsole().flush();
            return new Said(well, out.text(), out.isCut());
        }
    }

    private static boolean run(CommandSession session, String command, List<String> arguments, BoundedText out) {
        try {
            Object result = function(session, command).execute(session, List.copyOf(arguments));
            session.getConsole().flush();
            Optional.ofNullable(result).ifPresent(answer -> write(out, session.format(answer, Converter.INSPECT)));
            return true;
        } catch (InvocationTargetException e) {
            write(out, words(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (Exception e) { // of whatever command
            write(out, words(e));
        }
        return false;
    }

    private static Function function(CommandSession session, String command) {
        if (!names(session).contains(command) || !(session.get(SCOPE + command) instanceof Function function)) {
            throw new IllegalArgumentException("there is no command " + command);
        }
        return function;
    }

    private static String words(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static void write(BoundedText out, CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }
}
