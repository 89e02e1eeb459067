package org.labhub.itests.bench;

import java.util.ArrayList;
import java.util.List;
import org.labhub.itests.console.OpenPage;
import org.labhub.itests.console.Pages;

/** Leaves a page open for some minutes and looks every half a minute at what it and the hub take; fails when either grows. */
public final class ConsoleSoak {

    /** Half a minute of the sine generator. */
    private static final int FRAMES = 6_000;
    /** By then the page holds as much of the past as it shows at most. */
    private static final int FULL_AFTER = 13;

    private ConsoleSoak() {}

    /** Takes how many minutes, and the distribution's folder. */
    public static void main(String[] args) throws Exception {
        System.setProperty("labhub.distribution", args[1]);
        int looks = 2 * Integer.parseInt(args[0]);
        List<OpenPage> seen = new ArrayList<>();
        try (Pages pages = Pages.start()) {
            pages.open("/channels/" + Pages.SINE);
            pages.until("document.getElementById('time-plot')?.plotted?.().x.length > 100");
            for (int look = 0; look < looks; look++) {
                long next = seen.isEmpty() ? FRAMES : seen.get(seen.size() - 1).frames() + FRAMES;
                seen.add(OpenPage.after(pages, Pages.SINE, next));
                System.out.println(seen.get(look));
            }
        }
        System.exit(verdict(seen));
    }

    private static int verdict(List<OpenPage> seen) {
        int from = Math.min(FULL_AFTER, seen.size() / 2);
        boolean flat = seen.get(seen.size() - 1).isNoMoreThan(seen.get(from));
        System.out.println(flat ? "Flat." : "It grows.");
        return flat ? 0 : 1;
    }
}
