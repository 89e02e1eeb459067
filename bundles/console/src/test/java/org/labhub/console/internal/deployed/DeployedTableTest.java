package org.labhub.console.internal.deployed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;

class DeployedTableTest {

    private static final String EVIL = "<img src=x onerror='alert(\"1\")'>&";

    @Test
    void eachFileIsARowWithItsStateAndWords() {
        DeployedFile file =
                new DeployedFile("a.jar", State.WAITING, "org.a 1.0", List.of("needs b", "needs c"), "Bring it.");
        String html = DeployedTable.html(List.of(file));
        assertTrue(
                html.contains("<tr><td>a.jar</td><td><span class=\"state warn\">waiting</span></td><td>org.a 1.0</td>"
                        + "<td>needs b<br>needs c</td><td>Bring it.</td></tr>"),
                html);
    }

    @Test
    void nothingThatAFileSaysBecomesMarkup() {
        DeployedFile file = new DeployedFile(EVIL, State.REFUSED, EVIL, List.of(EVIL), EVIL);
        String html = DeployedTable.html(List.of(file));
        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("'alert"), html);
    }

    @Test
    void anEmptyFolderIsSaidToBeEmpty() {
        assertTrue(DeployedTable.html(List.of()).contains("Nothing lies in the deploy folder."));
    }
}
