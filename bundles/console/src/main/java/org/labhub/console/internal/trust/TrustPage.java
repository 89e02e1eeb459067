package org.labhub.console.internal.trust;

import static org.labhub.console.internal.html.Html.cell;
import static org.labhub.console.internal.html.Html.escaped;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.console.internal.page.Page;
import org.labhub.console.internal.page.PageServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console's page {@code trust}: whose keys this hub trusts and as what; adds one, revokes one. */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=trust",
            ServletConstants.PLUGIN_TITLE + "=Trust",
            ServletConstants.PLUGIN_CATEGORY + "=LabHub"
        })
public final class TrustPage extends PageServlet {

    private static final long serialVersionUID = 1L;
    private static final String HEAD = """
            <h1>Trust</h1>
            <p class="soft">Who holds one of these keys may talk to this hub. A key that is revoked gets nothing from its next message on.</p>
            <section class="card"><div class="wide"><table id="keys" class="folding"><thead><tr><th>Name</th><th>Role</th><th>Public key</th><th></th></tr>
            </thead><tbody>
            """;
    private static final String FORM = """
            </tbody></table></div></section>
            <section class="card"><header><h2>Trust a key</h2></header>
            <form id="trust" class="tools" data-do="key" autocomplete="off"><input type="hidden" name="verb" value="trust">
            <label>Name <input name="name" required maxlength="64" pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*"></label>
            <label>Public key <input name="key" class="mono" required minlength="40" maxlength="40" size="42" spellcheck="false"></label>
            <label>Role <select name="role">%s</select></label>
            <button type="submit">Trust it</button></form>
            <p class="small soft">The other side shows its public key with <code>bin/labhub keys show</code>.</p></section>
            """;

    private final transient Trust trust;

    /**
     * Asks nothing yet.
     *
     * @param trust the list
     */
    @Activate
    public TrustPage(@Reference Trust trust) {
        this.trust = trust;
    }

    @Override
    protected Page page(HttpServletRequest request) {
        String rows = trust.list().stream().map(TrustPage::row).collect(Collectors.joining());
        return new Page("trust", "Trust", HEAD + rows + FORM.formatted(roles()), List.of("forms.js"));
    }

    private static String row(TrustedKey key) {
        return "<tr data-key=\"" + escaped(key.name()) + "\">" + cell("<b>" + escaped(key.name()) + "</b>")
                + cell(word(key.role()))
                + cell("<code>" + escaped(key.key().z85()) + "</code>")
                + "<td class=\"n\"><button type=\"button\" class=\"danger\" data-do=\"key\" data-verb=\"revoke\" data-name=\""
                + escaped(key.name()) + "\">Revoke</button></td></tr>\n";
    }

    private static String roles() {
        return Arrays.stream(KeyRole.values())
                .map(role -> "<option>" + word(role) + "</option>")
                .collect(Collectors.joining());
    }

    private static String word(KeyRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
