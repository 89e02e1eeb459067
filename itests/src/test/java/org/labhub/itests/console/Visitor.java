package org.labhub.itests.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.labhub.itests.hub.Await;

/** Somebody at the console with cookies of his own, who does not follow redirects. */
public final class Visitor {

    private static final String CONSOLE = "/system/console";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final URI hub;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /** Nobody yet to the hub at this address. */
    public Visitor(URI hub) {
        this.hub = hub;
    }

    /** Asks for a page below the console's root. */
    public HttpResponse<String> get(String page, String... headers) {
        return send(request(page, headers).GET());
    }

    /** Sends a form to a page below the console's root. */
    public HttpResponse<String> post(String page, String form, String... headers) {
        return send(request(page, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Listens to a stream and forgets what it hears, until the answer is cancelled. */
    public CompletableFuture<?> listen(String stream) {
        HttpRequest request =
                HttpRequest.newBuilder(hub.resolve(CONSOLE + stream)).build();
        return client.sendAsync(request, BodyHandlers.discarding());
    }

    /** Types a password into the form, once. */
    public HttpResponse<String> type(String password) {
        return post("/login", "username=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
    }

    /** Types a password and waits out the pauses that others have caused. */
    public HttpResponse<String> typePatiently(String password) {
        Answer answer = new Answer(type(password));
        Await.until(
                PATIENCE,
                () -> answer.isNot(429) || answer.replace(type(password)).isNot(429),
                answer::toString);
        return answer.last;
    }

    private HttpRequest.Builder request(String page, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.resolve(CONSOLE + page)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            return sendOnceItListens(built);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** A web server that begins anew with other settings is away for a moment; what it has not taken is sent then. */
    private HttpResponse<String> sendOnceItListens(HttpRequest request) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (ConnectException away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private static final class Answer {

        private HttpResponse<String> last;

        Answer(HttpResponse<String> first) {
            last = first;
        }

        Answer replace(HttpResponse<String> next) {
            last = next;
            return this;
        }

        boolean isNot(int status) {
            return last.statusCode() != status;
        }

        @Override
        public String toString() {
            return last.statusCode() + " " + last.body();
        }
    }
}
