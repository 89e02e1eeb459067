package org.labhub.itests.browser;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.labhub.itests.hub.Await;

/** One window of a headless Chromium with an empty profile. Closing it ends the browser and its driver. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900");

    private final WebDriver driver;

    private Browser(WebDriver driver) {
        this.driver = driver;
    }

    /** Opens an empty window; the profile lies in this folder. */
    public static Browser open(Path folder) throws IOException {
        JsonObject options = Json.createObjectBuilder()
                .add("args", Json.createArrayBuilder(FLAGS).add("--user-data-dir=" + folder.resolve("profile")))
                .build();
        JsonObject wanted = Json.createObjectBuilder()
                .add("browserName", "chrome")
                .add("goog:chromeOptions", options)
                .add("goog:loggingPrefs", Json.createObjectBuilder().add("browser", "ALL"))
                .build();
        return new Browser(WebDriver.start(folder, wanted));
    }

    /** Goes to a page and waits until it is loaded. */
    public void go(URI page) {
        driver.post(
                "/url", Json.createObjectBuilder().add("url", page.toString()).build());
    }

    /** Where it is. */
    public URI at() {
        return URI.create(text(driver.get("/url")));
    }

    /** The title of the page. */
    public String title() {
        return text(driver.get("/title"));
    }

    /** Types into the element that a CSS selector finds; {@code \uE007} is the Enter key. */
    public void type(String selector, String text) {
        JsonObject keys = Json.createObjectBuilder().add("text", text).build();
        use(selector, element -> driver.post(element + "/value", keys));
    }

    /** Presses one key, wherever the page has its focus: {@code \uE004} is the tabulator. */
    public void press(String key) {
        driver.post("/actions", WebDriver.parse("""
                {"actions": [{"type": "key", "id": "keyboard", "actions": [
                  {"type": "keyDown", "value": "KEY"}, {"type": "keyUp", "value": "KEY"}]}]}""".replace("KEY", key)));
    }

    /** Clicks on the element that a CSS selector finds. */
    public void click(String selector) {
        use(selector, element -> driver.post(element + "/click", JsonValue.EMPTY_JSON_OBJECT));
    }

    /** What a person reads in the element that a CSS selector finds. */
    public String textOf(String selector) {
        return text(use(selector, element -> driver.get(element + "/text")));
    }

    /** Waits until a person reads these words in the element that a CSS selector finds. */
    public void awaitText(String selector, String words) {
        Await.until(PATIENCE, () -> textOf(selector).contains(words), () -> words + " in " + textOf(selector));
    }

    /** Whether a CSS selector finds something. */
    public boolean has(String selector) {
        return !read("return document.querySelectorAll(arguments[0]).length", selector)
                .toString()
                .equals("0");
    }

    /** Waits until a CSS selector finds something. */
    public void await(String selector) {
        Await.until(PATIENCE, () -> has(selector), () -> selector + " at " + at());
    }

    /** Waits until it is at a page whose address ends so. */
    public void awaitPage(String end) {
        Await.until(PATIENCE, () -> at().toString().endsWith(end), () -> at().toString());
    }

    /** What a script answers that changes nothing; if its page goes meanwhile, what it answers in the next one. */
    public JsonValue read(String source, String... arguments) {
        return soon(() -> script(source, arguments), source);
    }

    /** Runs a script in the page. */
    public JsonValue script(String source, String... arguments) {
        return driver.post(
                "/execute/sync",
                Json.createObjectBuilder()
                        .add("script", source)
                        .add("args", Json.createArrayBuilder(List.of(arguments)))
                        .build());
    }

    /** What the browser complained about since it was last asked: errors, violated policies, missing files. */
    public List<String> complaints() {
        JsonArray log = driver.post(
                        "/se/log",
                        Json.createObjectBuilder().add("type", "browser").build())
                .asJsonArray();
        return log.stream()
                .map(JsonValue::asJsonObject)
                .filter(entry -> !entry.getString("level").equals("INFO")
                        && !entry.getString("level").equals("DEBUG"))
                .map(entry -> entry.getString("message"))
                .toList();
    }

    /** Forgets all cookies, and so who is logged in. */
    public void forgetCookies() {
        tell("Network.clearBrowserCookies", "{}");
    }

    /** Makes the window as wide as a phone. */
    public void becomePhone() {
        tell("Emulation.setDeviceMetricsOverride", """
                {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true}""");
    }

    /** Makes the window as wide as a desk has room for, and light. */
    public void becomeDesk() {
        tell("Emulation.clearDeviceMetricsOverride", "{}");
        tell("Emulation.setEmulatedMedia", """
                {"features": [{"name": "prefers-color-scheme", "value": "light"}]}""");
    }

    /** Asks pages for their dark colours. */
    public void becomeDark() {
        tell("Emulation.setEmulatedMedia", """
                {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}""");
    }

    /** Keeps a picture of the window under {@code target/screenshots}. */
    public void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(text(driver.get("/screenshot"))));
    }

    @Override
    public void close() {
        driver.close();
    }

    /** What the page takes, after a collection: {@code JSHeapUsedSize} in bytes, {@code Nodes}, {@code JSEventListeners}, and more. */
    public Map<String, Double> takes() {
        tell("HeapProfiler.collectGarbage", "{}");
        tell("Performance.enable", "{}");
        JsonArray metrics = tell("Performance.getMetrics", "{}").asJsonObject().getJsonArray("metrics");
        return metrics.getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(
                        each -> each.getString("name"),
                        each -> each.getJsonNumber("value").doubleValue()));
    }

    private JsonValue tell(String command, String parameters) {
        return driver.post(
                "/goog/cdp/execute",
                Json.createObjectBuilder()
                        .add("cmd", command)
                        .add("params", WebDriver.parse(parameters))
                        .build());
    }

    /** What a script replaces or covers at this moment is there in the next one. */
    private JsonValue use(String selector, Function<String, JsonValue> use) {
        return soon(() -> use.apply(find(selector)), selector);
    }

    private JsonValue soon(Supplier<JsonValue> use, String words) {
        List<JsonValue> done = new ArrayList<>();
        Await.until(PATIENCE, () -> isDone(() -> done.add(use.get())), () -> words + " at " + at());
        return done.get(0);
    }

    private static boolean isDone(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (WebDriver.NotYet again) {
            return false;
        }
    }

    private String find(String selector) {
        JsonObject found = driver.post(
                        "/element",
                        Json.createObjectBuilder()
                                .add("using", "css selector")
                                .add("value", selector)
                                .build())
                .asJsonObject();
        return "/element/" + text(found.values().iterator().next());
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }
}
