package org.prachum.testing;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A mail as it lies in one person's mailbox.
 *
 * @param mailbox the address it was delivered to, in lower case
 * @param received when it arrived
 * @param from whom it says it is from, with names, as a person reads it
 * @param subject decoded; empty if there is none
 * @param text the plain text, with {@code \n} between lines; empty if there is none
 * @param html the HTML, if there is any
 * @param attachments everything else, pictures within the HTML included
 * @param raw the message as it came over the wire
 */
public record Mail(
        String mailbox,
        Instant received,
        String from,
        String subject,
        String text,
        Optional<String> html,
        List<Attachment> attachments,
        byte[] raw) {

    /**
     * A file within a mail.
     *
     * @param contentId how the HTML refers to it after {@code cid:}; empty for what only hangs on
     */
    public record Attachment(String name, String type, String contentId, byte[] content) {}

    /** Reads a message in the format of RFC 5322. */
    static Mail parse(String mailbox, Instant received, byte[] raw) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            var bodies = new Bodies();
            bodies.collect(message);
            return new Mail(
                    mailbox,
                    received,
                    written(message.getFrom()),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Optional.ofNullable(bodies.text).orElse("").replace("\r\n", "\n"),
                    Optional.ofNullable(bodies.html),
                    List.copyOf(bodies.attachments),
                    raw);
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail to " + mailbox + " is no mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message with all of its headers. */
    public Message message() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail to " + mailbox + " is no mail", e);
        }
    }

    private static String written(Address... addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses)
                        .map(address ->
                                address instanceof InternetAddress known ? known.toUnicodeString() : "" + address)
                        .collect(Collectors.joining(", "));
    }

    private static final class Bodies {

        private final List<Attachment> attachments = new ArrayList<>();
        private String text;
        private String html;

        void collect(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    collect(parts.getBodyPart(i));
                }
                return;
            }
            var isBody = !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) && part.getFileName() == null;
            if (isBody && text == null && part.isMimeType("text/plain")) {
                text = part.getContent().toString();
            } else if (isBody && html == null && part.isMimeType("text/html")) {
                html = part.getContent().toString();
            } else {
                attachments.add(attachment(part));
            }
        }

        private Attachment attachment(Part part) throws MessagingException, IOException {
            var contentId = part instanceof BodyPart ? part.getHeader("Content-ID") : null;
            try (var content = part.getInputStream()) {
                return new Attachment(
                        part.getFileName() == null
                                ? "part-" + (attachments.size() + 1)
                                : MimeUtility.decodeText(part.getFileName()),
                        part.getContentType().split(";")[0].strip(),
                        contentId == null ? "" : contentId[0].replaceAll("[<>\\s]", ""),
                        content.readAllBytes());
            }
        }
    }
}
