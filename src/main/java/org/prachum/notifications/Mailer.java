package org.prachum.notifications;

import jakarta.activation.DataHandler;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
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
import java.util.Properties;
import org.prachum.platform.config.Settings;
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
        mime.setFrom(new InternetAddress(
                settings.smtp().from(), here.getOrganization().getName(), StandardCharsets.UTF_8.name()));
        mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.getRecipient(), true));
        mime.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
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

    private MimeMultipart content(OutboxMessage message, Mail mail) throws MessagingException {
        MimeMultipart twins = new MimeMultipart("alternative");
        twins.addBodyPart(text(layout.plain(mail), "plain"));
        twins.addBodyPart(text(layout.html(mail, message.getLanguage()), "html"));
        for (Mail.Attachment attachment : mail.attachments()) {
            if (attachment.calendarMethod() != null) {
                twins.addBodyPart(part(attachment));
            }
        }
        if (mail.attachments().isEmpty()) {
            return twins;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(twins);
        mixed.addBodyPart(body);
        for (Mail.Attachment attachment : mail.attachments()) {
            MimeBodyPart file = part(attachment);
            file.setFileName(attachment.name());
            file.setDisposition(MimeBodyPart.ATTACHMENT);
            mixed.addBodyPart(file);
        }
        return mixed;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart part(Mail.Attachment attachment) throws MessagingException {
        String type = attachment.calendarMethod() == null
                ? attachment.type()
                : attachment.type() + "; charset=UTF-8; method=" + attachment.calendarMethod();
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.bytes(), type)));
        part.setHeader("Content-Type", type);
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
