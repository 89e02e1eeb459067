package org.labhub.console.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UiFilesTest {

    private static byte[] content(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(UiFiles.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        }
    }

    /** As uplot 1.6.32 was published at registry.npmjs.org. */
    @ParameterizedTest
    @CsvSource({
        "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
        "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
        "uPlot.LICENSE, 8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd"
    })
    void thePlottingLibraryIsThePublishedOne(String file, String sha256) throws IOException, NoSuchAlgorithmException {
        assertEquals(
                sha256,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content(file))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.js",
                "bench.js",
                "forms.js",
                "channels.js",
                "channel.js",
                "picture.js",
                "plots.js",
                "refresh.js",
                "ring.js"
            })
    void ourScriptsMakeNoMarkupOfText(String file) throws IOException {
        String script = new String(content(file), StandardCharsets.UTF_8);
        assertFalse(script.matches("(?s).*(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\().*"), file);
    }

    @Test
    void aFileIsServedUnderItsEditionOnly() {
        String address = UiFiles.address("", "page.js");
        assertTrue(UiFiles.at(address.substring(UiFiles.PLACE.length())).isPresent());
        assertTrue(UiFiles.at("/page.js").isEmpty());
        assertTrue(UiFiles.at("/../page.js").isEmpty());
    }
}
