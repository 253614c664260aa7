package org.prachum.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Somebody on the wire, as a browser without a screen: keeps cookies for each host, says where its requests come from, follows no
 * redirect by itself, and has an address of its own.
 */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final String BOUNDARY = "----prachum";

    /** An answer, read whole. */
    public record Answer(int status, String body, Map<String, List<String>> headers) {

        /** The first header of that name, or an empty text. */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst()
                    .orElse("");
        }

        /** The text between the first {@code from} and the next {@code to}. */
        public String between(String from, String to) {
            int start = body.indexOf(from);
            if (start < 0) {
                throw new AssertionError("No «" + from + "» in: " + body);
            }
            int after = start + from.length();
            return body.substring(after, body.indexOf(to, after));
        }
    }

    private final int port;
    private final String host;
    private final String address = "10." + part() + "." + part() + "." + part();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Client(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** Somebody new at the shared house; the apex has the empty subdomain. */
    public static Client at(String subdomain) {
        return on(House.open().server().port(), subdomain);
    }

    public static Client on(int port, String subdomain) {
        return new Client(port, subdomain.isEmpty() ? "localhost" : subdomain + ".localhost");
    }

    /** The same for any host name, also one that is nobody's. */
    public static Client atHost(String host) {
        return new Client(House.open().server().port(), host);
    }

    /** Sends that header with every request from now on; null takes it back. */
    public Client with(String header, String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    public Client cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** The same as it comes, with one header more. */
    public HttpResponse<byte[]> bytes(String path, String header, String value) {
        return answered(request(path).header(header, value).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Posts a form as a browser does; names and values in turn. */
    public Answer post(String path, String... namesAndValues) {
        return send(fromHere(request(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(namesAndValues))));
    }

    /** The same, for an answer that is no text. */
    public HttpResponse<byte[]> download(String path, String... namesAndValues) {
        return answered(
                fromHere(request(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(namesAndValues))),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Posts any body as a page of this host does. */
    public Answer postBody(String path, String type, byte[] body) {
        return send(fromHere(request(path)).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Posts a form with one file as a browser does; further names and values in turn. */
    public Answer upload(String path, String field, String fileName, byte[] file, String... namesAndValues) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            part(body, "name=\"" + namesAndValues[i] + "\"", namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        part(body, "name=\"" + field + "\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return postBody(path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    /** Posts JSON as a program does: without an origin. */
    public Answer postJson(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What any other verb or body needs. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", host + ":" + port)
                .header("X-Forwarded-For", address)
                .header("Accept-Language", "en");
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    /** Opens an answer that is read as it comes, or is no text; whoever asks closes its body. */
    public HttpResponse<InputStream> open(String path) {
        return answered(request(path).GET(), HttpResponse.BodyHandlers.ofInputStream());
    }

    public Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = answered(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response.headers().map());
    }

    private <T> HttpResponse<T> answered(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            HttpResponse<T> response = HTTP.send(request.build(), body);
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder fromHere(HttpRequest.Builder request) {
        if (!headers.containsKey("Origin")) {
            request.header("Origin", "http://" + host + ":" + port);
        }
        if (!headers.containsKey("Sec-Fetch-Site")) {
            request.header("Sec-Fetch-Site", "same-origin");
        }
        return request;
    }

    private static String form(String... namesAndValues) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            form.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
        }
        return form.toString();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split(";");
        String[] pair = parts[0].split("=", 2);
        boolean gone = Arrays.stream(parts).anyMatch(part -> part.strip().equalsIgnoreCase("Max-Age=0"));
        if (gone || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int part() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }
}
