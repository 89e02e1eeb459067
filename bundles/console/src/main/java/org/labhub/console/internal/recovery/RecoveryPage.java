package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.escaped;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.Remedy;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The console's page {@code recovery}: all blocks, the diagnosis of one, the plan that would mend it, and what was done. What it
 * shows of one block stays as it is until somebody looks again, so that nobody confirms what has changed under his eyes.
 */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=recovery",
            ServletConstants.PLUGIN_TITLE + "=Recovery",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class RecoveryPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final int REPORTS = 200;
    private static final int SHOWN = 25;
    private static final String CRUMB = "<p class=\"crumb\"><a href=\"recovery\">All blocks</a></p>\n";

    private final transient Recovery recovery;

    /**
     * Looks at nothing yet.
     *
     * @param recovery that looks
     */
    @Activate
    public RecoveryPage(@Reference Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    protected Page page(HttpServletRequest request) {
        String block = word(request, "block");
        String sweep = word(request, "sweep");
        if (!sweep.isEmpty()) {
            return new Page("recovery", "Sweep", sweep(sweep), List.of("forms.js"));
        }
        return block.isEmpty()
                ? new Page("recovery", "Recovery", all(), List.of("refresh.js"))
                : new Page("recovery", "Recovery of " + block, one(request, block), List.of("forms.js"));
    }

    private static String word(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private String all() {
        List<BlockSummary> blocks = recovery.list();
        return "<h1>Recovery</h1>\n<div id=\"fresh\">\n" + BlocksHtml.summary(blocks) + "<section class=\"card\">"
                + BlocksHtml.of(blocks) + "</section>\n" + SweepHtml.offer(recovery.sweep())
                + JournalHtml.of(recovery.journal(SHOWN), "") + "</div>\n";
    }

    private String sweep(String word) {
        try {
            Leftovers what = Leftovers.of(word);
            return CRUMB + SweepHtml.of(what, what.plan(recovery)) + JournalHtml.of(recovery.journal(SHOWN), "");
        } catch (IllegalArgumentException unknown) {
            return CRUMB + "<h1>Sweep</h1>\n" + trouble(unknown);
        }
    }

    private static String trouble(RuntimeException why) {
        return "<p class=\"trouble\" role=\"alert\">" + escaped(String.valueOf(why.getMessage())) + "</p>\n";
    }

    private String one(HttpServletRequest request, String block) {
        String done = JournalHtml.of(recovery.journal(REPORTS), block);
        try {
            return CRUMB + block(request, recovery.diagnose(new BlockName(block)), done);
        } catch (ChannelException | IllegalArgumentException gone) {
            return CRUMB + "<h1>" + escaped(block) + "</h1>\n" + trouble(gone) + done;
        }
    }

    private String block(HttpServletRequest request, Diagnosis diagnosis, String done) {
        boolean asked = !word(request, "remedy").isEmpty();
        Remedy remedy = asked ? Wish.of(name -> word(request, name)) : Remedy.RECOVER;
        String plan = asked ? PlanHtml.of(recovery.plan(diagnosis, remedy)) : "";
        return DiagnosisHtml.head(diagnosis, recovery::typed)
                + PlanHtml.form(diagnosis.facts().block(), remedy)
                + plan
                + done
                + DiagnosisHtml.rest(diagnosis);
    }
}
