package org.labhub.itests.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page. */
@WithPages
final class AllPagesTest {

    private final Pages pages;

    AllPagesTest(Pages pages) {
        this.pages = pages;
    }

    static List<String> pages() {
        return Pages.ALL;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingFitsAPhoneInTheDark(String page) throws IOException {
        pages.browser.becomePhone();
        pages.browser.becomeDark();
        pages.browser.go(pages.address(page));
        pages.until("document.querySelector('main table, main .item, main canvas')");
        pages.browser.picture("phone" + page.replaceAll("[^a-z]+", "-"));
        assertEquals("[true,true]", pages.browser.script("""
                                const link = document.querySelector('header [aria-current]').getBoundingClientRect();
                                return [document.documentElement.scrollWidth <= 360, link.left >= 0 && link.right <= 360]""").toString());
    }

    @Test
    void nothingIsShownWithoutLogIn() {
        Visitor stranger = new Visitor(pages.bench.hub.address("/"));
        Stream<String> behind = Stream.of(
                "/labhub/do/plugin",
                "/labhub/do/mend",
                "/labhub/do/sweep",
                "/labhub/live/bench",
                "/labhub/live/channel?name=" + Pages.SINE,
                "/labhub/ui/0/page.js");
        Stream.concat(Pages.ALL.stream(), behind).forEach(page -> {
            assertEquals(303, stranger.get(page).statusCode(), page);
            assertEquals(401, stranger.get(page, "Sec-Fetch-Mode", "cors").statusCode(), page);
            assertEquals(401, stranger.post(page, "").statusCode(), page);
        });
    }
}
