package org.labhub.admin.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.admin.internal.endpoint.Commands.Said;

/** The real shell's commands, called without its language. */
final class GogoCommandsTest {

    /** Commands of the scope. */
    public static final class Ours {
        private final List<String> calls;

        Ours(List<String> calls) {
            this.calls = calls;
        }

        public String echo(String words) {
            calls.add(words);
            return "<" + words + ">";
        }

        public String fail() {
            throw new IllegalArgumentException("the cable is out");
        }

        public void talk(CommandSession session) {
            for (int i = 0; i < 100_000; i++) {
                session.getConsole().println("talk, talk, talk");
            }
        }
    }

    /** A command of another scope. */
    public static final class Theirs {
        private final List<String> calls;

        Theirs(List<String> calls) {
            this.calls = calls;
        }

        public void shutdown() {
            calls.add("SHUTDOWN");
        }
    }

    private final List<String> calls = new ArrayList<>();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(new ThreadIOImpl());
    private final GogoCommands commands = new GogoCommands(processor);

    @BeforeEach
    void provide() {
        Ours ours = new Ours(calls);
        List.of("echo", "fail", "talk").forEach(name -> processor.addCommand("labhub", ours, name));
        processor.addCommand("other", new Theirs(calls), "shutdown");
    }

    @Test
    void onlyTheScopesCommandsAreNamed() {
        assertEquals(List.of("echo", "fail", "talk"), commands.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a; other:shutdown",
                "a | other:shutdown",
                "$(other:shutdown)",
                "(other:shutdown)",
                "{other:shutdown}",
                "`other:shutdown`",
                "a\nother:shutdown",
                "> /tmp/x",
                "$HOME",
                "*",
                "a && other:shutdown",
                "<(other:shutdown)"
            })
    void anArgumentIsWhatItIs(String hostile) {
        Said said = commands.run("echo", List.of(hostile));
        assertEquals("<" + hostile + ">", said.text());
        assertEquals(List.of(hostile), calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other:shutdown", "shutdown", "echo a; other:shutdown", "labhub:echo", ".commands", ""})
    void whatIsNoCommandOfTheScopeIsNotRun(String name) {
        assertFalse(commands.run(name, List.of()).well());
        assertEquals(List.of(), calls);
    }

    @Test
    void aFailureIsToldInItsWords() {
        assertEquals(new Said(false, "the cable is out", false), commands.run("fail", List.of()));
    }

    @Test
    void aTalkativeCommandIsCut() {
        Said said = commands.run("talk", List.of());
        assertTrue(said.well() && said.cut());
        assertTrue(said.text().length() <= GogoCommands.MOST_TEXT);
    }
}
