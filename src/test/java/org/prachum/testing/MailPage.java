package org.prachum.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A page on loopback that shows the mail of a {@link MailServer}: who has some, what came last, one message with its
 * text, its HTML and its files. No script of ours, and none of a mail's: its HTML is shown in a sandbox of its own.
 */
final class MailPage implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent) }
            * { box-sizing: border-box }
            body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem;
                overflow-wrap: anywhere }
            h1 { font-size: 1.25rem }
            h2 { font-size: 1rem; margin: 1.5rem 0 .5rem }
            ul { list-style: none; margin: 0; padding: 0 }
            .mails li { border-top: 1px solid var(--line) }
            .mails a { color: inherit; display: block; padding: .75rem 0; text-decoration: none }
            .mails a:hover strong, .mails a:focus-visible strong { text-decoration: underline }
            .mails span { display: block; font-size: .875rem; opacity: .8 }
            .boxes { display: flex; flex-wrap: wrap; gap: .5rem }
            .boxes a { border: 1px solid var(--line); border-radius: 1rem; color: inherit; display: inline-block;
                padding: .25rem .75rem; text-decoration: none }
            .boxes [aria-current] { background: CanvasText; color: Canvas }
            dl { display: grid; gap: 0 1rem; grid-template-columns: auto 1fr }
            dd { margin: 0 }
            pre { border: 1px solid var(--line); padding: 1rem; white-space: pre-wrap }
            iframe { background: white; border: 1px solid var(--line); height: 70vh; width: 100% }
            """;

    private final MailServer mails;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private MailPage(MailServer mails, HttpServer http) {
        this.mails = mails;
        this.http = http;
    }

    static MailPage start(MailServer mails, int port) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var page = new MailPage(mails, http);
            http.createContext("/", page::answer);
            http.setExecutor(page.threads);
            http.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken", e);
        }
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "GET only".getBytes());
            } else if (!isOurs(exchange)) {
                send(exchange, 404, "text/plain", "No such page".getBytes());
            } else {
                route(exchange, exchange.getRequestURI().getPath().split("/"));
            }
        }
    }

    /** A foreign site may point a name of its own at 127.0.0.1; it must not read the codes in here. */
    private boolean isOurs(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && Set.of("localhost", "127.0.0.1").contains(host.replaceAll(":\\d+$", ""));
    }

    private void route(HttpExchange exchange, String... path) throws IOException {
        if (path.length == 0) {
            send(exchange, 200, "text/html", list(address(exchange)).getBytes(StandardCharsets.UTF_8));
            return;
        }
        var all = mails.mails();
        var number = path.length > 2 && path[1].equals("mail") ? index(path[2], all.size()) : -1;
        if (number < 0) {
            send(exchange, 404, "text/plain", "No such page".getBytes());
            return;
        }
        var mail = all.get(number);
        if (path.length == 3) {
            send(exchange, 200, "text/html", message(number, mail).getBytes(StandardCharsets.UTF_8));
        } else if (path.length == 4 && path[3].equals("html") && mail.html().isPresent()) {
            sandbox(exchange);
            send(exchange, 200, "text/html", withPictures(mail).getBytes(StandardCharsets.UTF_8));
        } else if (path.length == 4 && path[3].equals("raw")) {
            download(exchange, "mail-" + (number + 1) + ".eml", mail.raw());
        } else if (path.length == 5
                && path[3].equals("file")
                && index(path[4], mail.attachments().size()) >= 0) {
            var file = mail.attachments().get(index(path[4], mail.attachments().size()));
            download(exchange, file.name(), file.content());
        } else {
            send(exchange, 404, "text/plain", "No such page".getBytes());
        }
    }

    /** The number a path counts from 1, as a list does from 0; -1 if it is none or out of range. */
    private static int index(String counted, int size) {
        if (!counted.matches("[1-9]\\d{0,8}")) {
            return -1;
        }
        var index = Integer.parseInt(counted) - 1;
        return index < size ? index : -1;
    }

    private static String address(HttpExchange exchange) {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null || !query.startsWith("to=")
                ? ""
                : URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8);
    }

    private String list(String address) {
        var all = mails.mails();
        var mailboxes = all.stream().map(Mail::mailbox).distinct().sorted().toList();
        var items = IntStream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> address.isEmpty() || all.get(i).mailbox().equals(address))
                .mapToObj(i -> item(i, all.get(i)))
                .collect(Collectors.joining("\n"));
        return page(
                address.isEmpty() ? "Mail" : "Mail to " + address,
                "<meta http-equiv=\"refresh\" content=\"5\">",
                """
                <nav aria-label="Mailboxes"><ul class="boxes">%s</ul></nav>
                <h2>Newest first</h2>
                %s
                """.formatted(
                                boxes(mailboxes, address),
                                items.isEmpty()
                                        ? "<p>Nothing yet. This page looks again every five seconds.</p>"
                                        : "<ul class=\"mails\">" + items + "</ul>"));
    }

    private static String boxes(List<String> mailboxes, String current) {
        var all = "<li><a href=\"/\"%s>All</a></li>".formatted(current.isEmpty() ? " aria-current=\"page\"" : "");
        return all
                + mailboxes.stream()
                        .map(mailbox -> "<li><a href=\"/?to=%s\"%s>%s</a></li>"
                                .formatted(
                                        escape(URLEncoder.encode(mailbox, StandardCharsets.UTF_8)),
                                        mailbox.equals(current) ? " aria-current=\"page\"" : "",
                                        escape(mailbox)))
                        .collect(Collectors.joining());
    }

    private static String item(int index, Mail mail) {
        return "<li><a href=\"/mail/%d\"><strong>%s</strong><span>to %s · %s</span></a></li>"
                .formatted(index + 1, escape(subject(mail)), escape(mail.mailbox()), time(mail.received()));
    }

    private static String message(int index, Mail mail) {
        var files = IntStream.range(0, mail.attachments().size())
                .mapToObj(i -> "<li><a href=\"/mail/%d/file/%d\">%s</a> (%s, %d bytes)</li>"
                        .formatted(
                                index + 1,
                                i + 1,
                                escape(mail.attachments().get(i).name()),
                                escape(mail.attachments().get(i).type()),
                                mail.attachments().get(i).content().length))
                .collect(Collectors.joining());
        return page(subject(mail), "", """
                <p><a href="/?to=%s">All mail to %s</a></p>
                <dl><dt>From</dt><dd>%s</dd><dt>To</dt><dd>%s</dd><dt>At</dt><dd>%s</dd></dl>
                %s%s%s
                <p><a href="/mail/%d/raw">The whole message</a></p>
                """.formatted(
                        escape(URLEncoder.encode(mail.mailbox(), StandardCharsets.UTF_8)),
                        escape(mail.mailbox()),
                        escape(mail.from()),
                        escape(mail.mailbox()),
                        time(mail.received()),
                        files.isEmpty() ? "" : "<h2>Files</h2><ul>" + files + "</ul>",
                        mail.text().isEmpty() ? "" : "<h2>Text</h2><pre>" + withLinks(mail.text()) + "</pre>",
                        mail.html().isEmpty() ? "" : frame(index),
                        index + 1));
    }

    private static String frame(int index) {
        return "<h2>HTML</h2><iframe title=\"The mail's HTML\" src=\"/mail/%d/html\"".formatted(index + 1)
                + " sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>";
    }

    private static String page(String title, String head, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">%s
                <style>%s</style></head>
                <body><main><h1>%s</h1>
                %s</main></body></html>
                """.formatted(escape(title), head, STYLE, escape(title), body);
    }

    /** Plain text with its addresses made clickable, which is how one follows a sign-in link. */
    private static String withLinks(String text) {
        return Arrays.stream(text.split("(?=https?://)|(?<=\\S)(?=[\\s<>\"])"))
                .map(word -> word.matches("https?://\\S+")
                        ? "<a href=\"%s\" target=\"_blank\" rel=\"noreferrer\">%s</a>"
                                .formatted(escape(word), escape(word))
                        : escape(word))
                .collect(Collectors.joining());
    }

    /** Pictures travel within the HTML, because nothing may be loaded into the sandbox; links open beside it. */
    private static String withPictures(Mail mail) {
        var html = mail.html().orElseThrow();
        for (var file : mail.attachments()) {
            if (!file.contentId().isEmpty()) {
                var data = Base64.getEncoder().encodeToString(file.content());
                html = html.replace("cid:" + file.contentId(), "data:" + file.type() + ";base64," + data);
            }
        }
        return "<base target=\"_blank\">" + html;
    }

    private static void sandbox(HttpExchange exchange) {
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:;"
                                + " style-src 'unsafe-inline'; font-src data:");
    }

    private static void download(HttpExchange exchange, String name, byte[] content) throws IOException {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
        send(exchange, 200, "application/octet-stream", content);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        if (!headers.containsKey("Content-Security-Policy")) {
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'");
        }
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    private static String subject(Mail mail) {
        return mail.subject().isBlank() ? "(no subject)" : mail.subject();
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
