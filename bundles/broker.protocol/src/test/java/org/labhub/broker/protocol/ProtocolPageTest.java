package org.labhub.broker.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page says what the code says; with {@code -Dlabhub.write=true} its tables are written anew. */
class ProtocolPageTest {

    private static final Path PAGE = Path.of("../../docs/reference/control-protocol.md");
    private static final String MARK = "<!-- made from the code from here on -->\n";

    @Test
    void thePageIsMadeFromTheCode() throws IOException {
        String page = Files.readString(PAGE);
        String wanted = page.substring(0, page.indexOf(MARK) + MARK.length()) + ProtocolPage.tables();
        if (Boolean.getBoolean("labhub.write")) {
            Files.writeString(PAGE, wanted);
        }
        assertEquals(wanted, Files.readString(PAGE));
    }
}
