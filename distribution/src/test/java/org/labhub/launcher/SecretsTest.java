package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {

    @TempDir
    private Path base;

    private Secrets secrets;

    @BeforeEach
    void makeASite() throws IOException {
        Path connection = Files.createDirectories(base.resolve("data/broker")).resolve("connection");
        Files.writeString(connection, "address=tcp://127.0.0.1:5570\npublic=PUBLIC\nsecret=K#4$z-canary\n");
        Path token = Files.writeString(base.resolve("scraper.token"), "four brown owls\n");
        Files.writeString(
                Files.createDirectories(base.resolve("conf")).resolve("configuration.json"),
                "{ \"org.labhub.metrics\": { \"token.file\": \"" + token + "\" } }");
        secrets = Secrets.of(new Site(base, base), Map.of("LABHUB_VAULT_PASSWORD", "environmental"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the key K#4$z-canary was used      | the key [secret] was used
            four brown owls sat there          | [secret] sat there
            an environmental thing             | an [secret] thing
            "password": "a b c", "rate": 5     | "password": [secret], "rate": 5
            felix.webconsole.password=admin    | felix.webconsole.password=[secret]
            ".secret:String" : "x\\"y", "z"     | ".secret:String" : [secret], "z"
            public=PUBLIC at tcp://127.0.0.1   | public=PUBLIC at tcp://127.0.0.1""")
    void secretsGoAndTheRestStays(String text, String clean) {
        assertEquals(clean, secrets.outOf(text));
    }

    @Test
    void whatIsInAFileIsKnownInOtherNotationsToo() throws IOException {
        String hex = java.util.HexFormat.of().formatHex(Files.readAllBytes(base.resolve("scraper.token")));
        assertEquals("[secret]", secrets.outOf(hex));
    }
}
