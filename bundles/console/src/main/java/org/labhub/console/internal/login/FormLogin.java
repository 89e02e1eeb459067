package org.labhub.console.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.labhub.api.security.Audit;
import org.labhub.api.security.Gatekeeper;
import org.labhub.api.security.KeyRole;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Stands before every request to the web console: foreign ones are refused, those of a session go on, the rest see the log-in form. The
 * console asks on the request's own thread. Sessions live in memory and end with the hub.
 */
@Component(configurationPid = "org.labhub.console", property = SecurityProvider.PROPERTY_ID + "=labhub")
@Designate(ocd = FormLogin.Config.class)
public final class FormLogin implements SecurityProvider {

    /** Who may speak to the console, and for how long. */
    @ObjectClassDefinition(name = "LabHub console log-in", description = "How long a log-in lasts.")
    public @interface Config {
        /**
         * The names by which the console may be called.
         *
         * @return without ports
         */
        @AttributeDefinition(
                description = "Names by which a browser may call the console, without port. Others are refused.")
        String[] hosts() default {"127.0.0.1", "localhost", "[::1]"};

        /**
         * How long an unused session lasts.
         *
         * @return from 1 to 1440 minutes
         */
        @AttributeDefinition(
                description = "Minutes without a request after which a session ends: 1 to 1440.",
                min = "1",
                max = "1440")
        int idle_minutes() default 30;

        /**
         * How long any session lasts.
         *
         * @return from 1 to 168 hours
         */
        @AttributeDefinition(description = "Hours after which every session ends: 1 to 168.", min = "1", max = "168")
        int longest_hours() default 12;
    }

    private final Sessions sessions;
    private final Visitors visitors;
    private final LoginForm form;
    private final Audit audit;
    private final SparseAudit strangers;

    /**
     * For the console of this hub.
     *
     * @param config how long a log-in lasts
     * @param gatekeeper knows the password
     * @param audit is told of who comes and goes
     */
    @Activate
    public FormLogin(Config config, @Reference Gatekeeper gatekeeper, @Reference Audit audit) {
        this(
                new Visitors(Set.of(config.hosts())),
                new Sessions(
                        Duration.ofMinutes(within("idle.minutes", config.idle_minutes(), 1440)),
                        Duration.ofHours(within("longest.hours", config.longest_hours(), 168)),
                        gatekeeper::edition,
                        InstantSource.system()),
                gatekeeper,
                audit);
    }

    FormLogin(Visitors visitors, Sessions sessions, Gatekeeper gatekeeper, Audit audit) {
        this.visitors = visitors;
        this.sessions = sessions;
        this.form = new LoginForm(gatekeeper, sessions);
        this.audit = audit;
        this.strangers = new SparseAudit(audit, InstantSource.system());
    }

    /** Null is the console's word for "answered, go no further"; it has no other. */
    @Override
    @SuppressWarnings("NullAway")
    public Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        return user(request, response).orElse(null);
    }

    @Override
    public boolean authorize(Object user, String role) {
        return Sessions.USER.equals(user);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie cookie = SessionCookie.of(request);
        cookie.token().ifPresent(token -> {
            if (sessions.end(token)) {
                audit.note(Sessions.USER + ", console " + request.getRemoteAddr(), "log-out", "");
            }
        });
        cookie.remove(response);
        answer(() -> form.showInstead(request, response));
    }

    private Optional<String> user(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> refusal = visitors.refusal(request);
        if (refusal.isPresent()) {
            strangers.note("unknown, console " + request.getRemoteAddr(), "request refused", refusal.get());
            return answered(() -> Answers.refuse(response, HttpServletResponse.SC_FORBIDDEN, refusal.get()));
        }
        Answers.neverInAFrame(response);
        Optional<String> token = SessionCookie.of(request).token();
        Optional<String> user = token.flatMap(sessions::user);
        if (form.isAt(request)) {
            return answered(() -> form.serve(request, response, user.isPresent()));
        }
        if (user.isEmpty()) {
            return answered(() -> form.showInstead(request, response));
        }
        visit(user.orElseThrow(), token.orElseThrow()).announceTo(request);
        return user;
    }

    private Visit visit(String user, String token) {
        return new Visit(user, KeyRole.ADMIN, Sessions.pageToken(token), () -> sessions.stands(token));
    }

    private static Optional<String> answered(Answer answer) {
        answer(answer);
        return Optional.empty();
    }

    private static void answer(Answer answer) {
        try {
            answer.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int within(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + " must be from 1 to " + most + ", not " + value);
        }
        return value;
    }

    /** What goes back to the browser. */
    private interface Answer {
        void write() throws IOException;
    }
}
