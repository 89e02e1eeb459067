package org.labhub.admin.internal.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.labhub.admin.internal.endpoint.Commands.Said;
import org.labhub.admin.internal.endpoint.Reply.Outcome;
import org.labhub.api.security.Audit;
import org.labhub.api.security.KeyRole;
import org.labhub.security.Letter;
import org.labhub.security.Route;

/**
 * Answers requests, on the thread of the socket; commands run on others, one at a time for each connection, and each has its time. Every
 * command and every refusal is written to the audit log by who runs it.
 */
final class Desk {

    private static final int ALL_AT_ONCE = 4;

    /** An answer that is to be sent. */
    record Outgoing(Route route, Reply reply) {}

    /** A command that runs. */
    private record Running(Request request, Future<?> work, long endNanos) {}

    private final Commands commands;
    private final Audit audit;
    private final Sessions sessions;
    private final ExecutorService workers;
    private final long patienceNanos;
    private final LongSupplier nanos;
    private final Runnable wake;
    private final Map<Route, Running> running = new HashMap<>();
    private final ConcurrentLinkedQueue<Outgoing> ready = new ConcurrentLinkedQueue<>();

    Desk(
            Commands commands,
            Audit audit,
            Sessions sessions,
            ExecutorService workers,
            long patienceNanos,
            LongSupplier nanos,
            Runnable wake) {
        this.commands = commands;
        this.audit = audit;
        this.sessions = sessions;
        this.workers = workers;
        this.patienceNanos = patienceNanos;
        this.nanos = nanos;
        this.wake = wake;
    }

    void take(Letter letter) {
        if (letter.from().role() != KeyRole.ADMIN) {
            refuse(letter, Request.HELLO, Outcome.UNAUTHORIZED, "this key is no admin's");
            return;
        }
        Wire.request(letter.frames())
                .ifPresentOrElse(
                        request -> take(letter, request),
                        () -> refuse(letter, Request.HELLO, Outcome.INVALID, "this is no request"));
    }

    private void take(Letter letter, Request request) {
        if (request.isHello()) {
            sessions.begin(letter)
                    .ifPresentOrElse(
                            session -> answer(letter.route(), Reply.welcome(session, commands.names())),
                            () -> refuse(letter, request, Outcome.BUSY, "there are " + Sessions.MOST + " sessions"));
            return;
        }
        Optional<Outcome> refusal = sessions.refusal(letter, request);
        if (refusal.isPresent()) {
            refuse(letter, request, refusal.get(), "say hello first, and count on");
        } else if (!commands.names().contains(request.command())) {
            refuse(letter, request, Outcome.UNKNOWN, "there is no command \"" + request.command() + "\": help");
        } else if (running.containsKey(letter.route()) || running.size() >= ALL_AT_ONCE) {
            answer(letter.route(), Reply.refused(Outcome.BUSY, request, "wait until the command before has ended"));
        } else {
            run(letter, request);
        }
    }

    private void run(Letter letter, Request request) {
        long end = nanos.getAsLong() + patienceNanos;
        Future<?> work = workers.submit(() -> {
            audit.note(actor(letter), "remote command", words(request));
            Said said = commands.run(request.command(), request.arguments());
            Outcome outcome = said.well() ? Outcome.DONE : Outcome.FAILED;
            ready.add(new Outgoing(letter.route(), Reply.ran(outcome, request, said.text(), said.cut())));
            wake.run();
        });
        running.put(letter.route(), new Running(request, work, end));
    }

    private void refuse(Letter letter, Request request, Outcome why, String text) {
        workers.execute(() -> audit.note(
                actor(letter), "remote command refused", why.name().toLowerCase(Locale.ROOT) + " " + words(request)));
        answer(letter.route(), Reply.refused(why, request, text));
    }

    private static String actor(Letter letter) {
        return letter.from().name() + ", remote shell";
    }

    private static String words(Request request) {
        return (request.command() + " " + String.join(" ", request.arguments())).strip();
    }

    private void answer(Route route, Reply reply) {
        ready.add(new Outgoing(route, reply));
    }

    /** What is to be sent now; who has not ended in time is told to stop, and answered for. */
    List<Outgoing> outgoing() {
        List<Outgoing> now = new java.util.ArrayList<>();
        for (Optional<Outgoing> next = next(); next.isPresent(); next = next()) {
            if (isWanted(next.get())) {
                now.add(next.get());
            }
        }
        List.copyOf(running.entrySet()).stream()
                .filter(entry -> nanos.getAsLong() - entry.getValue().endNanos() >= 0)
                .forEach(entry -> now.add(overdue(entry.getKey(), entry.getValue())));
        return now;
    }

    private Optional<Outgoing> next() {
        return Optional.ofNullable(ready.poll());
    }

    /** An answer to a command that was given up is not. */
    private boolean isWanted(Outgoing outgoing) {
        Outcome outcome = outgoing.reply().outcome();
        if (outcome != Outcome.DONE && outcome != Outcome.FAILED) {
            return true;
        }
        return Optional.ofNullable(running.get(outgoing.route()))
                .filter(work -> work.request().number() == outgoing.reply().number())
                .map(work -> running.remove(outgoing.route(), work))
                .orElse(false);
    }

    private Outgoing overdue(Route route, Running late) {
        late.work().cancel(true);
        running.remove(route);
        return new Outgoing(route, Reply.refused(Outcome.TIMED_OUT, late.request(), "it did not end in time"));
    }
}
