package org.prachum.notifications;

import java.util.List;
import java.util.Optional;

/**
 * A mail as its feature writes it: sentences, not markup. The look (the organization's name, logo and colour, plain-text twin, headers)
 * is given by {@link Mailer}.
 *
 * @param subject one line
 * @param greeting the first line, such as "Hello Ann"
 * @param paragraphs plain sentences
 * @param code a code to type, shown large
 * @param facts what, when and where, as label and value
 * @param picture a picture that is shown in it, such as a QR code
 * @param action a button, as label and absolute address
 * @param footer a last quiet sentence, such as why this mail came
 * @param stop how to get no more mails of this kind, as label and absolute address, which takes one click (RFC 8058)
 * @param replyTo who reads an answer (RFC 5322, section 3.6.2); nobody where it is empty
 * @param attachments such as a calendar file
 */
public record Mail(
        String subject,
        String greeting,
        List<String> paragraphs,
        Optional<String> code,
        List<Fact> facts,
        Optional<Picture> picture,
        Optional<Action> action,
        Optional<String> footer,
        Optional<Action> stop,
        Optional<Contact> replyTo,
        List<Attachment> attachments) {

    /**
     * A label and what it says.
     *
     * @param address an absolute address to which the value leads, or null
     * @param note a quiet line below, such as what it said before, or null
     */
    public record Fact(String label, String value, String address, String note) {

        public Fact(String label, String value) {
            this(label, value, null, null);
        }

        public Fact withAddress(String address) {
            return new Fact(label, value, address, note);
        }

        public Fact withNote(String note) {
            return new Fact(label, value, address, note);
        }
    }

    /** A button. */
    public record Action(String label, String address) {}

    /** A PNG and what it shows, in words. */
    public record Picture(byte[] png, String description) {}

    /** A name and an e-mail address. */
    public record Contact(String name, String email) {}

    /** A file that comes along; {@code calendarMethod} is the iTIP method (RFC 5546) of an invitation, else null. */
    public record Attachment(String name, String type, byte[] bytes, String calendarMethod) {}

    public static Mail of(String subject, String greeting, List<String> paragraphs) {
        return new Mail(
                subject, greeting, List.copyOf(paragraphs), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), List.of());
    }

    public Mail withCode(String code) {
        return new Mail(
                subject, greeting, paragraphs, Optional.of(code), facts, picture, action, footer, stop, replyTo, attachments);
    }

    public Mail withFacts(List<Fact> facts) {
        return new Mail(subject, greeting, paragraphs, code, List.copyOf(facts), picture, action, footer, stop, replyTo, attachments);
    }

    public Mail withPicture(Picture picture) {
        return new Mail(
                subject, greeting, paragraphs, code, facts, Optional.of(picture), action, footer, stop, replyTo, attachments);
    }

    public Mail withAction(String label, String address) {
        return new Mail(
                subject, greeting, paragraphs, code, facts, picture, Optional.of(new Action(label, address)), footer, stop, replyTo,
                attachments);
    }

    public Mail withFooter(String footer) {
        return new Mail(
                subject, greeting, paragraphs, code, facts, picture, action, Optional.of(footer), stop, replyTo, attachments);
    }

    public Mail withStop(String label, String address) {
        return new Mail(
                subject, greeting, paragraphs, code, facts, picture, action, footer, Optional.of(new Action(label, address)), replyTo,
                attachments);
    }

    public Mail withReplyTo(Optional<Contact> replyTo) {
        return new Mail(subject, greeting, paragraphs, code, facts, picture, action, footer, stop, replyTo, attachments);
    }

    public Mail withAttachments(List<Attachment> attachments) {
        return new Mail(
                subject, greeting, paragraphs, code, facts, picture, action, footer, stop, replyTo, List.copyOf(attachments));
    }
}
