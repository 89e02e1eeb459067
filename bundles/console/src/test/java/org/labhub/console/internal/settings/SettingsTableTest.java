package org.labhub.console.internal.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labhub.api.settings.Layer;
import org.labhub.api.settings.Origin;
import org.labhub.api.settings.Setting;
import org.labhub.api.settings.Settings;

class SettingsTableTest {

    private static final Origin BUILT_IN = new Origin(Layer.BUILT_IN, "", "/dev/shm");

    /** One configuration of one value. */
    private record One(Origin holds, List<Origin> hides, List<String> refused) implements Settings {

        @Override
        public List<String> pids() {
            return List.of("org.labhub.shm");
        }

        @Override
        public List<Setting> of(String pid) {
            return List.of(new Setting("folder", holds, hides));
        }

        @Override
        public List<String> refusals(String pid) {
            return refused;
        }

        @Override
        public List<String> refusals(String pid, Map<String, Object> values) {
            return refused;
        }
    }

    private static String html(Origin holds, String... refused) {
        return new SettingsTable(new One(holds, List.of(BUILT_IN), List.of(refused))).html();
    }

    @Test
    void aValueOfTheEnvironmentIsFixed() {
        String html = html(new Origin(Layer.ENVIRONMENT, "LABHUB_BLOCKS", "/here"));
        assertTrue(html.contains("<td>/here</td><td>environment, LABHUB_BLOCKS: <b>fixed</b></td>"), html);
    }

    @Test
    void anEditedValueIsNotFixedAndShowsWhatItHides() {
        String html = html(new Origin(Layer.EDITED, "", "/here"));
        assertTrue(html.contains("<td>/here</td><td>edited</td><td>/dev/shm (built in)</td>"), html);
    }

    @Test
    void whatWasRefusedIsShown() {
        assertTrue(html(BUILT_IN, "folder is 3").contains("refused: folder is 3"));
    }

    @Test
    void nothingThatSomebodyWroteBecomesMarkup() {
        String html = html(new Origin(Layer.EDITED, "", "<script>"), "<img>");
        assertFalse(html.contains("<script>") || html.contains("<img>"), html);
    }
}
