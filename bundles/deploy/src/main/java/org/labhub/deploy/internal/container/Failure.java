package org.labhub.deploy.internal.container;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Finds the sentence that matters in a failure: the message of its innermost cause. */
final class Failure {

    private static final String CAUSED_BY = "Caused by: ";

    private Failure() {}

    static String innermost(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return innermost(text.toString());
    }

    /** The message may have several lines; they end where the stack begins. */
    static String innermost(String stackTrace) {
        int cause = stackTrace.lastIndexOf(CAUSED_BY);
        String rest = cause < 0 ? stackTrace : stackTrace.substring(cause + CAUSED_BY.length());
        int stack = rest.indexOf("\n\t");
        String message = (stack < 0 ? rest : rest.substring(0, stack)).strip();
        return withoutPackage(message);
    }

    private static String withoutPackage(String message) {
        int colon = message.indexOf(':');
        String type = colon < 0 ? message : message.substring(0, colon);
        boolean typed = type.indexOf('.') > 0 && type.indexOf(' ') < 0;
        return typed ? type.substring(type.lastIndexOf('.') + 1) + message.substring(type.length()) : message;
    }
}
