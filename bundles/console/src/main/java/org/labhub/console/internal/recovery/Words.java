package org.labhub.console.internal.recovery;

import static org.labhub.console.internal.html.Html.cell;
import static org.labhub.console.internal.html.Html.escaped;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockHealth;

/** How states, times and sizes are said on the page. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final double MEBI = 1 << 20;

    private Words() {}

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(Instant time) {
        return TIME.format(time);
    }

    static String mebi(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / MEBI);
    }

    static String state(BlockHealth health) {
        return state(
                of(health),
                switch (health) {
                    case HEALTHY -> "good";
                    case NOTICE -> "warn";
                    case WRONG, BROKEN -> "bad";
                });
    }

    static String state(Verdict verdict) {
        return state(
                of(verdict),
                switch (verdict) {
                    case ALIVE -> "good";
                    case STALLED -> "warn";
                    case DEAD -> "bad";
                });
    }

    static String state(String word, String tone) {
        return "<span class=\"state " + tone + "\">" + escaped(word) + "</span>";
    }

    /** One of the facts under a heading. */
    static String fact(String name, Object value) {
        return "<div><dt>" + escaped(name) + "</dt><dd>" + escaped(String.valueOf(value)) + "</dd></div>";
    }

    static String number(long value) {
        return "<td class=\"n\">" + value + "</td>";
    }

    /** A cell that is never so narrow that nobody can read a sentence in it. */
    static String wide(String html) {
        return "<td class=\"what\">" + html + "</td>";
    }

    static String text(String text) {
        return cell(escaped(text));
    }
}
