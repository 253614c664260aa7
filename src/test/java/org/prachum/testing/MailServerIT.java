package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void givesTheMailToWhoWaitsForIt() {
        try (var server = MailServer.startOnFreePorts()) {
            var waiting = CompletableFuture.supplyAsync(() -> server.waitForMailTo("Ann@acme.example", SOON));

            send(server, "ann@acme.example", "Ваш код", "123456");

            assertThat(waiting.join().subject()).isEqualTo("Ваш код");
            assertThat(waiting.join().text().strip()).isEqualTo("123456");
        }
    }

    @Test
    void saysWhatCameInstead() {
        try (var server = MailServer.startOnFreePorts()) {
            send(server, "ann@acme.example", "Something else", "");

            assertThatThrownBy(() -> server.waitForMailTo(
                            "ann@acme.example",
                            Duration.ofMillis(1),
                            mail -> mail.subject().equals("Your code")))
                    .hasMessage("No such mail to ann@acme.example within PT0.001S, but [Something else]");
        }
    }

    @Test
    void isReadOverImapWithTheAddressAsNameAndPassword() throws MessagingException {
        try (var server = MailServer.startOnFreePorts()) {
            send(server, "ann@acme.example", "Your code", "123456");

            try (var store = Session.getInstance(new Properties()).getStore("imap")) {
                store.connect("127.0.0.1", server.imapPort(), "ann@acme.example", "ann@acme.example");
                var inbox = store.getFolder("INBOX");
                inbox.open(Folder.READ_ONLY);

                assertThat(inbox.getMessages()).hasSize(1);
                assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Your code");
            }
        }
    }

    @Test
    void keepsItsMailThroughAnOutageAndARestart() {
        var smtp = Ports.free();
        var imap = Ports.free();
        try (var server = MailServer.startIn(directory, smtp, imap)) {
            send(server, "ann@acme.example", "One", "");
            server.stop();
            assertThatThrownBy(() -> send(server, "ann@acme.example", "Lost", ""))
                    .isInstanceOf(AssertionError.class);
            server.start();
            send(server, "ben@acme.example", "Two", "");
        }
        try (var server = MailServer.startIn(directory, smtp, imap)) {
            assertThat(server.mailsTo("ann@acme.example"))
                    .extracting(Mail::subject)
                    .containsExactly("One");
            assertThat(server.mailsTo("ben@acme.example"))
                    .extracting(Mail::subject)
                    .containsExactly("Two");
        }
    }

    @Test
    void showsAMailWithoutLettingItRun() throws IOException, InterruptedException {
        try (var server = MailServer.startOnFreePorts();
                var page = MailPage.start(server, 0)) {
            send(
                    server,
                    "ann@acme.example",
                    "<script>alert(1)</script>",
                    "Go to https://acme.localhost/x?a=1&b=2 <b>now</b>");

            var list = get(page, "/");
            var message = get(page, "/mail/1");
            var html = get(page, "/mail/1/html");
            var file = get(page, "/mail/1/file/1");

            assertThat(list.body())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script");
            assertThat(message.body())
                    .contains("<a href=\"https://acme.localhost/x?a=1&amp;b=2\" target")
                    .contains("&lt;b&gt;now&lt;/b&gt;")
                    .doesNotContain("<script");
            assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("sandbox allow-popups");
            assertThat(html.body()).isEqualTo("<base target=\"_blank\"><p>HTML</p>");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename*=UTF-8''%D0%B1%D0%B8%D0%BB%D0%B5%D1%82.pdf");
            assertThat(file.body()).isEqualTo("PDF");
            assertThat(get(page, "/mail/2").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(MailPage page, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + page.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void send(MailServer server, String to, String subject, String text) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(server.smtpPort()));
        try {
            var message = new MimeMessage(Session.getInstance(properties));
            message.setFrom(new InternetAddress("prachum@prachum.example"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject(subject, "UTF-8");
            message.setContent(body(text));
            Transport.send(message);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static MimeMultipart body(String text) throws MessagingException {
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var html = new MimeBodyPart();
        html.setContent("<p>HTML</p>", "text/html; charset=UTF-8");
        var ticket = new MimeBodyPart();
        ticket.setContent("PDF", "text/plain");
        ticket.setDisposition(MimeBodyPart.ATTACHMENT);
        ticket.setHeader("Content-Disposition", "attachment; filename=\"=?UTF-8?B?0LHQuNC70LXRgi5wZGY=?=\"");
        return new MimeMultipart("mixed", plain, html, ticket);
    }
}
