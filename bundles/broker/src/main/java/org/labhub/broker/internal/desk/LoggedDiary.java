package org.labhub.broker.internal.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.registry.Diary;

/** Logs and counts. */
final class LoggedDiary implements Diary {

    private static final Logger LOG = System.getLogger("org.labhub.broker");

    private final Counters counters;

    LoggedDiary(Counters counters) {
        this.counters = counters;
    }

    @Override
    public void category1(String text) {
        counters.count(Counter.CATEGORY_1);
        LOG.log(Level.WARNING, "{0}", text);
    }

    @Override
    public void category2(String text) {
        counters.count(Counter.CATEGORY_2);
        LOG.log(Level.INFO, "{0}", text);
    }

    @Override
    public void note(String text) {
        LOG.log(Level.INFO, "{0}", text);
    }
}
