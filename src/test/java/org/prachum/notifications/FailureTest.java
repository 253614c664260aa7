package org.prachum.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.notifications.Failure.Reason;

/** What a mail server answers, over the wire, and what we make of it. */
class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <nok@acme.example>: unknown, ADDRESS, true, 550 5.1.1 <n•••@acme.example>: unknown",
        "RCPT, 553 5.1.3 bad address, ADDRESS, true, 553 5.1.3 bad address",
        "RCPT, 450 4.2.0 greylisted, REFUSED, false, 450 4.2.0 greylisted",
        "RCPT, 452 4.2.2 mailbox full, REFUSED, false, 452 4.2.2 mailbox full",
        "., 554 5.7.1 looks like spam, REFUSED, true, 554 5.7.1 looks like spam",
        "., 451 4.3.0 try later, REFUSED, false, 451 4.3.0 try later",
        "MAIL, 550 5.7.1 sender not allowed, REFUSED, false, 550 5.7.1 sender not allowed"
    })
    void isForGoodOnlyWhereTryingAgainCannotHelp(String at, String answer, Reason reason, boolean lasting, String words)
            throws IOException {
        try (Refusing server = new Refusing(at, answer)) {
            Failure failure = Failure.of(catchThrowableOfType(MessagingException.class, () -> send(server.port())));

            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.lasting()).isEqualTo(lasting);
            assertThat(failure.words().lines().findFirst()).contains(words);
        }
    }

    @Test
    void isNotForGoodWhereNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Failure failure = Failure.of(catchThrowableOfType(MessagingException.class, () -> send(port)));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.lasting()).isFalse();
    }

    @Test
    void isForGoodForWhatIsNoAddress() {
        Failure failure = Failure.of(catchThrowableOfType(AddressException.class, () -> new InternetAddress("nok at acme", true)));

        assertThat(failure).isEqualTo(new Failure(Reason.ADDRESS, "", true));
    }

    @Test
    void isOursWhenNoMailServerIsToBlameAndTellsNothingOfIt() {
        Failure failure = Failure.of(new IllegalStateException("Nok Srisai, nok@acme.example"));

        assertThat(failure).isEqualTo(new Failure(Reason.UNWRITTEN, "", false));
        assertThat(failure.isOurs()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"nok@acme.example, n•••@acme.example", "n, n•••", "ณัฐ@acme.example, ณ•••@acme.example"})
    void masksAnAddress(String address, String masked) {
        assertThat(MaskedAddress.of(address)).isEqualTo(masked);
        assertThat(MaskedAddress.of(null)).isNull();
    }

    private static void send(int port) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(port));
        properties.setProperty("mail.smtp.timeout", "10000");
        MimeMessage mime = new MimeMessage(Session.getInstance(properties));
        mime.setFrom(new InternetAddress("prachum@acme.example"));
        mime.setRecipient(Message.RecipientType.TO, new InternetAddress("nok@acme.example"));
        mime.setText("Hello");
        Transport.send(mime);
    }

    /** A mail server that says yes to all but one command. */
    private static final class Refusing implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        Refusing(String at, String answer) throws IOException {
            Thread thread = new Thread(() -> talk(at, answer));
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return server.getLocalPort();
        }

        private void talk(String at, String answer) {
            try (Socket client = server.accept();
                    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream out = client.getOutputStream()) {
                say(out, "220 ready");
                boolean body = false;
                for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
                    if (body && !line.equals(".")) {
                        continue;
                    }
                    body = line.equals("DATA") && !at.equals("DATA");
                    say(out, line.startsWith(at) ? answer : body ? "354 go on" : "250 ok");
                }
            } catch (IOException gone) {
                // The client has heard enough.
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
