package org.labhub.console.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page to go on to after the log-in: always one of the console's own, whatever the address line said. */
record NextPage(String path) {

    private static final Pattern PLAIN =
            Pattern.compile("(/[A-Za-z0-9._~!$&'()*+,;=:@%-]+)*/?(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?");
    private static final int LONGEST = 1000;

    static NextPage of(HttpServletRequest request) {
        String root = LoginForm.root(request);
        String wish = Optional.ofNullable(request.getParameter("next")).orElse("");
        return new NextPage(isOwn(wish, root) ? wish : root + "/");
    }

    /** Carries the page that was asked for through the log-in. */
    static String query(HttpServletRequest request) {
        String asked = Optional.ofNullable(request.getQueryString())
                .map(query -> request.getRequestURI() + "?" + query)
                .orElse(request.getRequestURI());
        boolean worthIt = isOwn(asked, LoginForm.root(request))
                && asked.length() > LoginForm.root(request).length() + 1;
        return worthIt ? "?next=" + URLEncoder.encode(asked, StandardCharsets.UTF_8) : "";
    }

    private static boolean isOwn(String wish, String root) {
        return wish.length() <= LONGEST
                && wish.startsWith(root + "/")
                && !wish.startsWith(root + "/logout")
                && PLAIN.matcher(wish).matches();
    }
}
