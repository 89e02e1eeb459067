package org.labhub.console.internal.action;

import jakarta.json.Json;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.labhub.api.security.Audit;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.login.Visit;
import org.labhub.console.internal.page.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Where pages have something done: {@code POST …/labhub/do/NAME}. The log-in has refused other origins before; here a request needs the
 * token of its session's pages and a role. What was done, and what was refused, stands in the audit log.
 */
@Component(
        service = Servlet.class,
        property = {Console.CONTEXT, "osgi.http.whiteboard.servlet.pattern=/labhub/do/*"})
public final class ActionServlet extends HttpServlet {

    /** The header that bears a page's token. */
    static final String TOKEN = "X-LabHub-Token";

    private static final long serialVersionUID = 1L;

    private final transient List<Action> actions;
    private final transient Audit audit;

    /**
     * Does nothing yet.
     *
     * @param actions what can be done
     * @param audit that is told of it
     */
    @Activate
    public ActionServlet(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Action> actions, @Reference Audit audit) {
        this.actions = List.copyOf(actions);
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visit visit = Visit.of(request);
        String actor = visit.user() + ", console " + request.getRemoteAddr();
        String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<Action> action =
                actions.stream().filter(each -> each.name().equals(name)).findFirst();
        if (!visit.hasSent(Optional.ofNullable(request.getHeader(TOKEN)).orElse(""))) {
            audit.note(actor, "action refused", "no token of a page");
            answer(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "This request did not come from a page of yours; load it again.");
        } else if (action.isEmpty()) {
            answer(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing of that kind to be done.");
        } else if (visit.role().compareTo(action.orElseThrow().role()) < 0) {
            String why = "%s needs the role %s; yours is %s"
                    .formatted(name, word(action.orElseThrow().role()), word(visit.role()));
            audit.note(actor, "action refused", why);
            answer(response, HttpServletResponse.SC_FORBIDDEN, why + ".");
        } else {
            carryOut(action.orElseThrow(), new Order(actor, words(request), request.getInputStream()), response);
        }
    }

    private void carryOut(Action action, Order order, HttpServletResponse response) throws IOException {
        try {
            String done = action.carryOut(order);
            audit.note(order.actor(), action.name(), done);
            answer(response, HttpServletResponse.SC_OK, done);
        } catch (IOException | RuntimeException e) {
            String why = String.valueOf(e.getMessage());
            audit.note(order.actor(), action.name() + " failed", why);
            answer(response, HttpServletResponse.SC_CONFLICT, why);
        }
    }

    private static String word(KeyRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> words(HttpServletRequest request) {
        Map<String, String> words = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> words.put(name, values[0]));
        return words;
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String json = Json.createObjectBuilder().add("text", text).build().toString();
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
