package org.labhub.console.internal.login;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One request as the console would hand it over, and what was answered. What nobody here needs is refused by name. */
public final class Exchange {

    public final Map<String, String> asked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, String> parameters = new HashMap<>();
    public final Map<String, Object> attributes = new HashMap<>();
    final List<Cookie> sent = new ArrayList<>();

    final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<Cookie> kept = new ArrayList<>();
    public final ByteArrayOutputStream body = new ByteArrayOutputStream();
    public int status = 200;

    private final String method;
    private final String path;
    private String query = "";

    private Exchange(String method, String path) {
        this.method = method;
        this.path = path;
        asked.put("Host", "127.0.0.1:8181");
    }

    public static Exchange get(String path) {
        return new Exchange("GET", path);
    }

    public static Exchange post(String path) {
        return new Exchange("POST", path);
    }

    static Exchange of(String method, String path) {
        return new Exchange(method, path);
    }

    public Exchange with(String header, String value) {
        asked.put(header, value);
        return this;
    }

    public Exchange parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Exchange query(String text) {
        query = text;
        return this;
    }

    Exchange cookies(List<Cookie> cookies) {
        sent.addAll(cookies);
        return this;
    }

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, this::request);
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, this::response);
    }

    private Object request(String call, Object[] arguments) {
        return switch (call) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getQueryString" -> query.isEmpty() ? null : query;
            case "getContextPath" -> "";
            case "getPathInfo" -> path;
            case "getParameterMap" ->
                parameters.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new String[] {entry.getValue()}));
            case "getInputStream" -> null;
            case "getServletPath" -> "/system/console";
            case "getScheme" -> "http";
            case "isSecure" -> false;
            case "getLocalPort" -> 8181;
            case "getRemoteAddr" -> "127.0.0.1";
            case "getHeader" -> asked.get(arguments[0]);
            case "getParameter" -> parameters.get(arguments[0]);
            case "getCookies" -> sent.isEmpty() ? null : sent.toArray(Cookie[]::new);
            case "setCharacterEncoding" -> null;
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getAttribute" -> attributes.get(arguments[0]);
            default -> throw new UnsupportedOperationException(call);
        };
    }

    private Object response(String call, Object[] arguments) {
        switch (call) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
            case "addCookie" -> kept.add((Cookie) arguments[0]);
            case "flushBuffer" -> {}
            case "getOutputStream" -> {
                return new Body(body);
            }
            default -> throw new UnsupportedOperationException(call);
        }
        return null;
    }

    private interface Calls {
        Object answer(String call, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (Object self, Method called, Object[] arguments) -> calls.answer(called.getName(), arguments)));
    }

    private static final class Body extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        Body(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("setWriteListener");
        }
    }
}
