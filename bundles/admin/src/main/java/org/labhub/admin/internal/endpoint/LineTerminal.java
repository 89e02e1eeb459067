package org.labhub.admin.internal.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Where lines are typed: at a terminal they can be edited, completed and found again; else they are only read. */
interface LineTerminal extends AutoCloseable {

    /** The next line; empty when there are no more. */
    Optional<String> next() throws IOException;

    @Override
    void close() throws IOException;

    /** One that fits standard input. */
    static LineTerminal open(List<String> commands, Path history) throws IOException {
        return Boolean.getBoolean("labhub.terminal") ? edited(commands, history) : plain();
    }

    private static LineTerminal plain() {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new LineTerminal() {
            @Override
            public Optional<String> next() throws IOException {
                return Optional.ofNullable(in.readLine());
            }

            @Override
            public void close() {}
        };
    }

    private static LineTerminal edited(List<String> commands, Path history) throws IOException {
        // it looks for what it brings by way of the thread
        Thread.currentThread().setContextClassLoader(Terminal.class.getClassLoader());
        Terminal terminal = TerminalBuilder.builder().provider("exec").build();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new StringsCompleter(commands))
                .variable(LineReader.HISTORY_FILE, history)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        return new LineTerminal() {
            @Override
            public Optional<String> next() {
                try {
                    return Optional.of(reader.readLine("labhub> "));
                } catch (UserInterruptException | EndOfFileException over) {
                    return Optional.empty();
                }
            }

            @Override
            public void close() throws IOException {
                terminal.close();
            }
        };
    }
}
