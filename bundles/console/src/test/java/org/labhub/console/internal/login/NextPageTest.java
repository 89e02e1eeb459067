package org.labhub.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/system/console/bundles",
                "/system/console/bundles/12",
                "/system/console/configMgr?pid=a.b~c&x=%20"
            })
    void aPageOfTheConsoleIsKept(String wish) {
        assertEquals(wish, next(wish));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "http://evil.example",
                "/system/console//evil.example",
                "/system/console/\\evil.example",
                "/system/console/a\r\nSet-Cookie: x=y",
                "/system/consoleevil",
                "/other",
                "/system/console/logout",
                "javascript:alert(1)"
            })
    void anythingElseBecomesTheFirstPage(String wish) {
        assertEquals("/system/console/", next(wish));
    }

    @Test
    void whatWasAskedForIsCarriedThrough() {
        Exchange asked = Exchange.get("/system/console/bundles").query("a=b&c=d");
        assertEquals("?next=%2Fsystem%2Fconsole%2Fbundles%3Fa%3Db%26c%3Dd", NextPage.query(asked.request()));
    }

    @Test
    void theFirstPageNeedsNoWish() {
        assertEquals("", NextPage.query(Exchange.get("/system/console/").request()));
        assertEquals("", NextPage.query(Exchange.get("/system/console").request()));
    }

    private static String next(String wish) {
        return NextPage.of(Exchange.get("/system/console/login")
                        .parameter("next", wish)
                        .request())
                .path();
    }
}
