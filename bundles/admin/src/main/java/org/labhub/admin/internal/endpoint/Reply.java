package org.labhub.admin.internal.endpoint;

import java.util.List;

/**
 * What a client is told.
 *
 * @param outcome what became of the request
 * @param session that began, or in which it was asked
 * @param number of the request
 * @param text what the command said, or why it was not run
 * @param cut whether the text was longer
 * @param commands that there are; in a welcome only
 */
record Reply(Outcome outcome, String session, long number, String text, boolean cut, List<String> commands) {

    /** What can become of a request. */
    enum Outcome {
        /** A session has begun. */
        WELCOME,
        /** The command has run. */
        DONE,
        /** The command has run and failed. */
        FAILED,
        /** It did not end in time, and was told to stop. */
        TIMED_OUT,
        /** The message is none of this protocol. */
        INVALID,
        /** The key is not an admin's. */
        UNAUTHORIZED,
        /** There is no such session on this connection. */
        NO_SESSION,
        /** Its number has been there. */
        REPLAYED,
        /** There is no such command in the scope. */
        UNKNOWN,
        /** The command before has not ended, or there are too many sessions. */
        BUSY
    }

    Reply {
        commands = List.copyOf(commands);
    }

    static Reply welcome(String session, List<String> commands) {
        return new Reply(Outcome.WELCOME, session, 0, "", false, commands);
    }

    static Reply refused(Outcome why, Request request, String text) {
        return new Reply(why, request.session(), request.number(), text, false, List.of());
    }

    static Reply ran(Outcome outcome, Request request, String text, boolean cut) {
        return new Reply(outcome, request.session(), request.number(), text, cut, List.of());
    }
}
