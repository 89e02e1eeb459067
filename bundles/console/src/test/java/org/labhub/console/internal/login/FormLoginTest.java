package org.labhub.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.security.Admission;
import org.labhub.api.security.Gatekeeper;
import org.labhub.testkit.TurnedClock;

class FormLoginTest {

    private static final String PAGE = "/system/console/bundles";
    private static final String LOGIN = "/system/console/login";

    private final List<String> audited = new ArrayList<>();
    private Admission answer = new Admission.Granted("admin", "first");
    private final Sessions sessions =
            new Sessions(Duration.ofMinutes(30), Duration.ofHours(12), () -> "first", new TurnedClock());
    private final FormLogin login = new FormLogin(
            new Visitors(Set.of("127.0.0.1")),
            sessions,
            new ScriptedGatekeeper(),
            (actor, event, detail) -> audited.add(event));

    @Test
    void withoutASessionAPersonIsSentToTheForm() {
        Exchange asked = Exchange.get(PAGE);
        assertNull(ask(asked));
        assertEquals(303, asked.status);
        assertEquals(LOGIN + "?next=%2Fsystem%2Fconsole%2Fbundles", asked.answered.get("Location"));
    }

    @ParameterizedTest
    @CsvSource({"POST, navigate", "GET, cors", "GET, no-cors", "DELETE, navigate"})
    void withoutASessionAScriptIsTold401(String method, String mode) {
        Exchange asked = Exchange.of(method, PAGE).with("Sec-Fetch-Mode", mode);
        assertNull(ask(asked));
        assertEquals(401, asked.status);
    }

    @Test
    void theFormIsShown() {
        Exchange asked = Exchange.get(LOGIN);
        assertNull(ask(asked));
        assertEquals(200, asked.status);
        assertTrue(asked.text().contains("<form method=\"post\" action=\"/system/console/login\">"));
        assertEquals(LoginPage.CONTENT_POLICY, asked.answered.get("Content-Security-Policy"));
    }

    @Test
    void theRightPasswordGoesOnToThePageThatWasAskedFor() {
        Exchange typed = Exchange.post(LOGIN).parameter("password", "x").parameter("next", PAGE);
        assertNull(ask(typed));
        assertEquals(303, typed.status);
        assertEquals(PAGE, typed.answered.get("Location"));
    }

    @Test
    void theSessionsCookieLetsIn() {
        assertEquals("admin", ask(Exchange.get(PAGE).cookies(loggedIn())));
    }

    @Test
    void theCookieIsForThisConsoleAndNoScript() {
        Cookie cookie = loggedIn().get(0);
        assertEquals("labhub-8181", cookie.getName());
        assertEquals("/system/console", cookie.getPath());
        assertTrue(cookie.isHttpOnly());
        assertEquals("Strict", cookie.getAttribute("SameSite"));
    }

    @Test
    void aMadeUpCookieDoesNotLetIn() {
        loggedIn();
        assertNull(ask(Exchange.get(PAGE).cookies(List.of(new Cookie("labhub-8181", "a".repeat(64))))));
    }

    @Test
    void aWrongPasswordIsToldThePauseAndGetsNoSession() {
        answer = new Admission.Wrong(Duration.ofSeconds(4));
        Exchange typed = Exchange.post(LOGIN).parameter("password", "x");
        assertNull(ask(typed));
        assertEquals(403, typed.status);
        assertTrue(typed.text().contains("in 4 seconds"));
        assertTrue(typed.kept.isEmpty());
    }

    @Test
    void whoIsTooEarlyIsToldHowLong() {
        answer = new Admission.Later(Duration.ofMillis(2300));
        Exchange typed = Exchange.post(LOGIN).parameter("password", "x");
        assertNull(ask(typed));
        assertEquals(429, typed.status);
        assertEquals("3", typed.answered.get("Retry-After"));
    }

    @Test
    void withoutAPasswordTheFormSaysWhatToDo() {
        answer = new Admission.Closed("bin/labhub passwd sets one");
        Exchange typed = Exchange.post(LOGIN);
        assertNull(ask(typed));
        assertEquals(503, typed.status);
        assertTrue(typed.text().contains("bin/labhub passwd sets one"));
    }

    @Test
    void basicAuthenticationIsNotLookedAt() {
        String basic = "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));
        Exchange asked = Exchange.get(PAGE).with("Authorization", basic);
        assertNull(ask(asked));
        assertFalse(asked.answered.containsKey("WWW-Authenticate"));
    }

    @Test
    void aForeignOriginIsRefusedEvenWithASession() {
        Exchange foreign = Exchange.post(PAGE).cookies(loggedIn()).with("Origin", "http://evil.example");
        assertNull(ask(foreign));
        assertEquals(403, foreign.status);
        assertTrue(audited.contains("request refused"));
    }

    @Test
    void noPageMayBePutInAForeignFrame() {
        Exchange asked = Exchange.get(PAGE).cookies(loggedIn());
        ask(asked);
        assertEquals("SAMEORIGIN", asked.answered.get("X-Frame-Options"));
    }

    @Test
    void logOutEndsTheSessionAndTakesTheCookieAway() {
        List<Cookie> cookies = loggedIn();
        Exchange out = Exchange.get("/system/console/logout").cookies(cookies);
        login.logout(out.request(), out.response());
        assertEquals(0, out.kept.get(0).getMaxAge());
        assertEquals(LOGIN, out.answered.get("Location"));
        assertNull(ask(Exchange.get(PAGE).cookies(cookies)));
        assertTrue(audited.contains("log-out"));
    }

    @Test
    void whoIsLoggedInNeedsNoForm() {
        Exchange asked = Exchange.get(LOGIN).cookies(loggedIn());
        assertNull(ask(asked));
        assertEquals("/system/console/", asked.answered.get("Location"));
    }

    @Test
    void onlyTheOneUserIsAuthorized() {
        assertTrue(login.authorize("admin", "anything"));
        assertFalse(login.authorize("somebody", "anything"));
    }

    private List<Cookie> loggedIn() {
        Exchange typed = Exchange.post(LOGIN).parameter("password", "x");
        ask(typed);
        return typed.kept;
    }

    private Object ask(Exchange exchange) {
        return login.authenticate(exchange.request(), exchange.response());
    }

    private final class ScriptedGatekeeper implements Gatekeeper {

        @Override
        public Admission admit(char[] password, String from) {
            return answer;
        }

        @Override
        public String edition() {
            return "first";
        }
    }
}
