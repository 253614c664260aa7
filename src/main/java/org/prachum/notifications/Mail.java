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
 * @param action a button, as label and absolute address
 * @param footer a last quiet sentence, such as why this mail came
 * @param stop how to get no more mails of this kind, as label and absolute address, which takes one click (RFC 8058)
 * @param attachments such as a calendar file
 */
public record Mail(
        String subject,
        String greeting,
        List<String> paragraphs,
        Optional<String> code,
        List<Fact> facts,
        Optional<Action> action,
        Optional<String> footer,
        Optional<Action> stop,
        List<Attachment> attachments) {

    /** A label and what it says. */
    public record Fact(String label, String value) {}

    /** A button. */
    public record Action(String label, String address) {}

    /** A file that comes along; {@code calendarMethod} is the iTIP method (RFC 5546) of a calendar file, else null. */
    public record Attachment(String name, String type, byte[] bytes, String calendarMethod) {}

    public static Mail of(String subject, String greeting, List<String> paragraphs) {
        return new Mail(
                subject, greeting, List.copyOf(paragraphs), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of());
    }

    public Mail withCode(String code) {
        return new Mail(subject, greeting, paragraphs, Optional.of(code), facts, action, footer, stop, attachments);
    }

    public Mail withFacts(List<Fact> facts) {
        return new Mail(subject, greeting, paragraphs, code, List.copyOf(facts), action, footer, stop, attachments);
    }

    public Mail withAction(String label, String address) {
        return new Mail(subject, greeting, paragraphs, code, facts, Optional.of(new Action(label, address)), footer,
                stop, attachments);
    }

    public Mail withFooter(String footer) {
        return new Mail(subject, greeting, paragraphs, code, facts, action, Optional.of(footer), stop, attachments);
    }

    public Mail withStop(String label, String address) {
        return new Mail(subject, greeting, paragraphs, code, facts, action, footer, Optional.of(new Action(label, address)),
                attachments);
    }

    public Mail withAttachments(List<Attachment> attachments) {
        return new Mail(subject, greeting, paragraphs, code, facts, action, footer, stop, List.copyOf(attachments));
    }
}
