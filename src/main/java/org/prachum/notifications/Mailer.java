package org.prachum.notifications;

import jakarta.activation.DataHandler;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.prachum.platform.config.Settings;
import org.prachum.platform.files.CleanText;
import org.prachum.tenancy.Here;

/**
 * Hands a mail to the mail server: text and HTML twin, in the organization's colours.
 *
 * <p>The {@code Message-ID} is made of the outbox row, so that a mail sent twice, because we died before we could note it, is known as one.
 */
@ApplicationScoped
class Mailer {

    private static final String TIMEOUT_MILLIS = "20000";

    @Inject
    Settings settings;

    @Inject
    Here here;

    @Inject
    MailLayout layout;

    private Session session;

    @PostConstruct
    void open() {
        Settings.Smtp smtp = settings.smtp();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", smtp.host());
        properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(smtp.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        boolean signsIn = !smtp.user().isEmpty();
        properties.setProperty("mail.smtp.auth", String.valueOf(signsIn));
        session = Session.getInstance(properties, signsIn ? new SignIn(smtp) : null);
    }

    void send(OutboxMessage message, Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage mime = new Identified(session, "<" + message.getId() + "@" + settings.getBaseDomain() + ">");
        mime.setFrom(address(settings.smtp().from(), here.getOrganization().getName()));
        mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.getRecipient(), true));
        if (mail.replyTo().isPresent()) {
            mime.setReplyTo(new Address[] {address(mail.replyTo().get().email(), mail.replyTo().get().name())});
        }
        mime.setSubject(CleanText.line(mail.subject()), StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(message.getCreatedAt()));
        mime.setHeader("Content-Language", message.getLanguage().getTag());
        mime.setHeader("Auto-Submitted", "auto-generated");
        if (mail.stop().isPresent()) {
            mime.setHeader("List-Unsubscribe", "<" + mail.stop().get().address() + ">");
            mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mime.setContent(content(message, mail));
        Transport.send(mime);
    }

    private static InternetAddress address(String address, String name) throws UnsupportedEncodingException {
        return new InternetAddress(address, CleanText.line(name), StandardCharsets.UTF_8.name());
    }

    /** The twins, with the pictures that the HTML shows around them (RFC 2387), and around those the files. */
    private MimeMultipart content(OutboxMessage message, Mail mail) throws MessagingException {
        MimeMultipart shown = withPictures(twins(message, mail), mail);
        if (mail.attachments().isEmpty()) {
            return shown;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(part(shown));
        for (Mail.Attachment attachment : mail.attachments()) {
            MimeBodyPart file = part(attachment);
            file.setFileName(CleanText.line(attachment.name()));
            file.setDisposition(Part.ATTACHMENT);
            mixed.addBodyPart(file);
        }
        return mixed;
    }

    /** The last that a reader knows is shown, so an invitation stands last: programs with a calendar show that. */
    private MimeMultipart twins(OutboxMessage message, Mail mail) throws MessagingException {
        MimeMultipart twins = new MimeMultipart("alternative");
        twins.addBodyPart(text(layout.plain(mail), "plain"));
        twins.addBodyPart(text(layout.html(mail, message.getLanguage()), "html"));
        for (Mail.Attachment attachment : mail.attachments()) {
            if (attachment.calendarMethod() != null) {
                twins.addBodyPart(part(attachment));
            }
        }
        return twins;
    }

    private MimeMultipart withPictures(MimeMultipart twins, Mail mail) throws MessagingException {
        Optional<byte[]> logo = here.iconBytes();
        if (logo.isEmpty() && mail.picture().isEmpty()) {
            return twins;
        }
        MimeMultipart related = new MimeMultipart("related; type=\"multipart/alternative\"");
        related.addBodyPart(part(twins));
        if (logo.isPresent()) {
            related.addBodyPart(picture(MailLayout.LOGO, logo.get()));
        }
        if (mail.picture().isPresent()) {
            related.addBodyPart(picture(MailLayout.PICTURE, mail.picture().get().png()));
        }
        return related;
    }

    private static MimeBodyPart part(MimeMultipart parts) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(parts);
        return part;
    }

    private static MimeBodyPart picture(String name, byte[] png) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(png, "image/png")));
        part.setContentID("<" + name + ">");
        part.setFileName(name + ".png");
        part.setDisposition(Part.INLINE);
        return part;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart part(Mail.Attachment attachment) throws MessagingException {
        String type = attachment.calendarMethod() == null
                ? attachment.type() + "; charset=UTF-8"
                : attachment.type() + "; charset=UTF-8; method=" + attachment.calendarMethod();
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.bytes(), type)));
        part.setHeader("Content-Type", type);
        // Its lines end with CRLF, which nobody on the way may mend.
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** A message that keeps the id it was given. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static final class SignIn extends Authenticator {

        private final Settings.Smtp smtp;

        SignIn(Settings.Smtp smtp) {
            this.smtp = smtp;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(smtp.user(), smtp.password());
        }
    }
}
