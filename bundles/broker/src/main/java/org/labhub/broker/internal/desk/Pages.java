package org.labhub.broker.internal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Message;

/** Cuts long lists so that each piece fits a message. */
final class Pages {

    private static final int ROWS = 64;

    private Pages() {}

    /** The first rows that fit; the function is told them and whether there are more. */
    static <R> Message first(Iterable<R> rows, BiFunction<List<R>, Boolean, Message> page) throws Refused {
        List<R> taken = new ArrayList<>();
        boolean more = false;
        for (R row : rows) {
            more = taken.size() == ROWS;
            if (more) {
                break;
            }
            taken.add(row);
        }
        return fitting(taken, more, page);
    }

    private static <R> Message fitting(List<R> rows, boolean more, BiFunction<List<R>, Boolean, Message> page)
            throws Refused {
        Message message = page.apply(rows, more);
        if (fits(message)) {
            return message;
        }
        if (rows.size() <= 1) {
            throw new Refused(ErrorCode.TOO_LARGE, "one entry alone does not fit a message");
        }
        return fitting(rows.subList(0, rows.size() / 2), true, page);
    }

    private static boolean fits(Message message) {
        try {
            return Codec.encode(message).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
