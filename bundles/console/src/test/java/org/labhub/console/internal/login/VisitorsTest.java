package org.labhub.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorsTest {

    private static final String PAGE = "/system/console/bundles";

    private final Visitors visitors = new Visitors(Set.of("127.0.0.1", "localhost", "[::1]"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8181", "localhost:8181", "LOCALHOST", "[::1]:8181"})
    void ownNamesAreAnswered(String host) {
        assertFalse(isRefused(Exchange.get(PAGE).with("Host", host)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:8181", "127.0.0.1.evil.example", "", "localhost.", "[::1]x"})
    void foreignNamesAreNot(String host) {
        assertTrue(isRefused(Exchange.get(PAGE).with("Host", host)));
    }

    @Test
    void aPostFromAnOwnPageIsAnswered() {
        assertFalse(isRefused(
                Exchange.post(PAGE).with("Origin", "http://127.0.0.1:8181").with("Sec-Fetch-Site", "same-origin")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://127.0.0.1:9999",
                "https://127.0.0.1:8181",
                "http://127.0.0.1"
            })
    void aPostFromAnotherOriginIsRefused(String origin) {
        assertTrue(isRefused(Exchange.post(PAGE).with("Origin", origin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPostFromAnotherSiteIsRefusedEvenWithoutOrigin(String site) {
        assertTrue(isRefused(Exchange.post(PAGE).with("Sec-Fetch-Site", site)));
    }

    @Test
    void aDeleteIsNoSaferThanAPost() {
        assertTrue(isRefused(Exchange.of("DELETE", PAGE).with("Origin", "http://evil.example")));
    }

    @Test
    void aLinkFromAnotherSiteMayBeFollowed() {
        assertFalse(isRefused(Exchange.get(PAGE)
                .with("Sec-Fetch-Site", "cross-site")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document")));
    }

    @Test
    void aScriptOfAnotherSiteGetsNothing() {
        assertTrue(
                isRefused(Exchange.get(PAGE).with("Sec-Fetch-Site", "same-site").with("Sec-Fetch-Mode", "no-cors")));
    }

    @Test
    void aFrameInAPageOfAnotherSiteGetsNothing() {
        assertTrue(isRefused(Exchange.get(PAGE)
                .with("Sec-Fetch-Site", "cross-site")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "iframe")));
    }

    @Test
    void aToolWithoutABrowserIsAnswered() {
        assertFalse(isRefused(Exchange.post(PAGE)));
    }

    @Test
    void aConsoleWithoutANameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Visitors(Set.of()));
    }

    private boolean isRefused(Exchange exchange) {
        return visitors.refusal(exchange.request()).isPresent();
    }
}
