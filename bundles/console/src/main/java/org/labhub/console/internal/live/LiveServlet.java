package org.labhub.console.internal.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.labhub.console.internal.login.Visit;
import org.labhub.console.internal.page.Console;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Where open pages listen: {@code …/labhub/live/NAME}, behind the console's log-in. A request takes no thread while it waits. */
@Component(
        service = Servlet.class,
        property = {
            Console.CONTEXT,
            "osgi.http.whiteboard.servlet.pattern=/labhub/live/*",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final transient List<FeedSource> sources;
    private final transient Streams streams = new Streams();

    /**
     * Nobody listens yet.
     *
     * @param sources what there is to listen to
     */
    @Activate
    public LiveServlet(@Reference(policyOption = ReferencePolicyOption.GREEDY) List<FeedSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Ends all streams; the pages come again by themselves. */
    @Deactivate
    void end() {
        streams.endAll();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        Optional<FeedSource> source =
                sources.stream().filter(each -> path.equals("/" + each.name())).findFirst();
        if (source.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing to listen to here.");
        } else if (streams.size() >= Streams.MOST) {
            refuse(response, TOO_MANY_REQUESTS, Streams.MOST + " pages are open; close one.");
        } else {
            begin(source.orElseThrow(), request, response);
        }
    }

    /** A stream has no head of its own. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Ask with GET.");
    }

    private void begin(FeedSource source, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Feed feed;
        try {
            feed = source.open(request, streams.worker());
        } catch (IllegalArgumentException e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, String.valueOf(e.getMessage()));
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Stream stream = new Stream(context, feed, Visit.of(request).stands(), streams);
        context.addListener(stream);
        context.getResponse().getOutputStream().setWriteListener(stream);
        streams.add(stream);
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write((why + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
