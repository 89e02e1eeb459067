package org.labhub.metrics.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Stands before the pages for programs. The web server listens on this machine only and they hold no secret, so nobody has
 * to log in; who wants more gives the hub a token, which is read at each request and so can be changed at any time.
 */
@Component(service = Door.class, configurationPid = "org.labhub.metrics")
@Designate(ocd = Door.Config.class)
public final class Door {

    /** Who may read them. */
    @ObjectClassDefinition(name = "LabHub metrics and health", description = "Who may read /metrics and /health.")
    public @interface Config {
        /** The file with the token. */
        @AttributeDefinition(
                name = "token.file",
                description = "A file whose first line a program must show as bearer token. Empty: none is asked for.",
                required = false)
        String token_file() default "";

        /** The names by which the server may be called. */
        @AttributeDefinition(description = "Names by which a program may call the server, without port.")
        String[] hosts() default {"127.0.0.1", "localhost", "[::1]"};
    }

    private static final String BEARER = "Bearer ";

    private final Optional<Path> token;
    private final Set<String> hosts;

    /** Reads nothing yet. */
    @Activate
    public Door(Config config) {
        this(Optional.of(config.token_file()).filter(file -> !file.isBlank()).map(Path::of), Set.of(config.hosts()));
    }

    Door(Optional<Path> token, Set<String> hosts) {
        this.token = token;
        this.hosts = hosts;
    }

    /** Whether the request may go on; if not, it has been answered. */
    boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (!hosts.contains(host(request))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "The hub does not answer to this name.");
            return false;
        }
        if (token.isPresent() && !shows(request, token.get())) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Show the token.");
            return false;
        }
        return true;
    }

    private static String host(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Host")).orElse("").replaceFirst(":\\d+$", "");
    }

    /** A file that is not there or empty lets nobody in. */
    private static boolean shows(HttpServletRequest request, Path file) {
        String shown = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        try {
            String wanted =
                    Files.readString(file).lines().findFirst().orElse("").strip();
            return !wanted.isEmpty() && MessageDigest.isEqual(bytes(BEARER + wanted), bytes(shown));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
