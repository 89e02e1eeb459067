package org.labhub.schema.internal.text;

import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;

/** Reads the words of a canonical text one after the other, and says where it stopped understanding. */
final class BldsScanner {

    private static final int DIGITS = 10;

    private final String text;
    private int at;

    BldsScanner(String text) {
        if (text.length() > Limits.TEXT) {
            throw new SchemaRefused(
                    Reason.TOO_LARGE, "a text of " + text.length() + " characters; at most " + Limits.TEXT);
        }
        this.text = text;
    }

    /** Steps over a mark if it is there. */
    boolean takes(String mark) {
        boolean there = text.startsWith(mark, at);
        at += there ? mark.length() : 0;
        return there;
    }

    void expect(String mark) {
        if (!takes(mark)) {
            throw refused(Reason.SYNTAX, "\"" + mark + "\" is missing");
        }
    }

    void expectEnd() {
        if (at < text.length()) {
            throw refused(Reason.SYNTAX, "nothing may follow");
        }
    }

    /** Letters, digits and underscores, possibly none. */
    String word() {
        int from = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A number as it is written in one way only: without sign and leading zeros. */
    int number() {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int digits = at - from;
        if (digits == 0 || (digits > 1 && text.charAt(from) == '0')) {
            at = from;
            throw refused(Reason.SYNTAX, "a number is missing or begins with 0");
        }
        if (digits > DIGITS || Long.parseLong(text, from, at, 10) > Limits.SIZE) {
            at = from;
            throw refused(Reason.TOO_LARGE, "a number is above " + Limits.SIZE);
        }
        return Integer.parseInt(text, from, at, 10);
    }

    /** Everything up to a mark, which is stepped over. */
    String until(char mark) {
        int end = text.indexOf(mark, at);
        if (end < 0) {
            throw refused(Reason.SYNTAX, "\"" + mark + "\" is missing");
        }
        String taken = text.substring(at, end);
        at = end + 1;
        return taken;
    }

    SchemaRefused refused(Reason reason, String message) {
        String rest = at < text.length() ? "\"" + Names.shorten(text.substring(at)) + "\"" : "the end";
        return new SchemaRefused(reason, message + " at character " + at + ", before " + rest);
    }
}
