package org.labhub.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoginPageTest {

    private static final String HTML = LoginPage.html("/system/console/login", "/system/console/bundles", "Wait.");

    @Test
    void itLoadsNothingAndRunsNothing() {
        assertFalse(HTML.contains("<script") || HTML.contains("http://") || HTML.contains("https://"));
    }

    @Test
    void itsPolicyAllowsItsOwnStyleOnly() {
        assertTrue(LoginPage.CONTENT_POLICY.matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; .*"));
    }

    @Test
    void allItsPlacesAreFilled() {
        assertFalse(HTML.contains("${"));
        assertTrue(HTML.contains(">Wait.</div>") && HTML.contains("action=\"/system/console/login\""));
    }

    @Test
    void whatItIsGivenCannotBecomeMarkup() {
        String html = LoginPage.html("/a", "\"><script>alert(1)</script>${message}", "'<b>");
        assertFalse(html.contains("<script") || html.contains("<b>"));
    }
}
