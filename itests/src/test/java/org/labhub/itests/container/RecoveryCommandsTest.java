package org.labhub.itests.container;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.Channels;
import org.labhub.api.schema.Schema;
import org.labhub.itests.hub.Await;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;

/** Every command of recovery, typed into the shell of a hub. */
@WithHub
public final class RecoveryCommandsTest {

    private static final String SHELL = "org.apache.felix.service.command.CommandProcessor";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A frame of this bundle's own. */
    @Schema(id = "test.typed", version = "1.0.0")
    public record Level(double volts) {}

    /** What the shell prints, and what the command answers. */
    private static String typed(BundleContext context, String line) {
        Object shell = context.getService(context.getServiceReference(SHELL));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            Object session = shell.getClass()
                    .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                    .invoke(shell, InputStream.nullInputStream(), printed, printed);
            Object answer =
                    session.getClass().getMethod("execute", CharSequence.class).invoke(session, line);
            return printed.toString(StandardCharsets.UTF_8) + answer;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static String last(List<String> said) {
        return said.get(said.size() - 1);
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("labhub:list", "inside.typed");
        answers.put("labhub:diagnose inside.typed", "inside.typed is healthy");
        answers.put("labhub:diagnose inside.typed --slot 0", "slot 0");
        answers.put("labhub:recover inside.typed", "there is nothing to do");
        answers.put("labhub:cleanup inside.typed", "there is nothing to do");
        answers.put("labhub:evict inside.typed --consumer 0 --force", "no consumer is called");
        answers.put("labhub:validate inside.typed", "inside.typed is sound");
        answers.put("labhub:validate inside.typed --repair", "end the writer first");
        answers.put("labhub:resetslot inside.typed --slot 0", "end the writer first");
        answers.put("labhub:resetall inside.typed", "end the writer first");
        answers.put("labhub:retire inside.typed", "stop its producer first");
        answers.put("labhub:sweep", "each block was finished: there is nothing to do");
        answers.put("labhub:metrics inside.typed --reset", "From here is counted anew.");
        answers.put("labhub:metrics inside.typed", "since");
        answers.put("labhub:watch inside.typed --times 1", "pace ");
        answers.put("labhub:export inside.typed", "{\"exit\":0,\"health\":\"healthy\"");
        return answers;
    }

    @Test
    @InContainer
    public void everyCommandAnswersInTheShell(BundleContext context) {
        ServiceObjects<Channels> channels = context.getServiceObjects(context.getServiceReference(Channels.class));
        Channels mine = channels.getService();
        mine.producer("inside.typed", Level.class).offer(new Level(1.5));
        answers().forEach((line, answer) -> {
            List<String> said = new ArrayList<>();
            boolean comes = Await.comes(
                    PATIENCE, () -> said.add(typed(context, line)) && last(said).contains(answer));
            assertTrue(comes, () -> line + ": " + last(said));
        });
        channels.ungetService(mine);
    }
}
