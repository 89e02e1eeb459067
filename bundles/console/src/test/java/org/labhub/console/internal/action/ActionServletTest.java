package org.labhub.console.internal.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.login.Exchange;
import org.labhub.console.internal.login.Visit;

/** What a person may have done from a page, and what is written down. */
final class ActionServletTest {

    private static final String TOKEN = "the-token-of-a-page";

    private final List<String> done = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ActionServlet servlet = new ActionServlet(
            List.of(new Sweeping()), (actor, event, detail) -> notes.add(actor + ": " + event + ": " + detail));

    /** Needs an operator. */
    private final class Sweeping implements Action {

        @Override
        public String name() {
            return "sweep";
        }

        @Override
        public KeyRole role() {
            return KeyRole.OPERATOR;
        }

        @Override
        public String carryOut(Order order) {
            done.add(order.word("name"));
            return order.word("name") + " is swept.";
        }
    }

    private Exchange sweep(KeyRole role, String token) throws IOException {
        Exchange exchange = Exchange.post("/sweep").parameter("name", "floor").with("X-LabHub-Token", token);
        exchange.attributes.put(Visit.class.getName(), new Visit("anna", role, TOKEN, () -> true));
        servlet.doPost(exchange.request(), exchange.response());
        return exchange;
    }

    @Test
    void whoHasTheRoleHasItDoneAndThatIsWrittenDown() throws IOException {
        assertEquals(200, sweep(KeyRole.OPERATOR, TOKEN).status);
        assertEquals(List.of("floor"), done);
        assertEquals(List.of("anna, console 127.0.0.1: sweep: floor is swept."), notes);
    }

    @Test
    void whoHasNotTheRoleIsRefusedInWordsAndThatIsWrittenDown() throws IOException {
        Exchange refused = sweep(KeyRole.CONSUMER, TOKEN);
        assertEquals(403, refused.status);
        assertTrue(refused.text().contains("needs the role operator; yours is consumer"), refused.text());
        assertEquals(List.of(), done);
        assertEquals(
                List.of("anna, console 127.0.0.1: action refused: sweep needs the role operator; yours is consumer"),
                notes);
    }

    @Test
    void aRequestWithoutTheTokenOfAPageIsRefusedAndThatIsWrittenDown() throws IOException {
        assertEquals(403, sweep(KeyRole.ADMIN, "another-token").status);
        assertEquals(List.of(), done);
        assertEquals(List.of("anna, console 127.0.0.1: action refused: no token of a page"), notes);
    }
}
