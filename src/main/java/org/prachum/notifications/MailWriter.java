package org.prachum.notifications;

import java.util.Optional;

/** Writes the mails of one kind, when they are sent. One bean for each kind; it runs inside the message's organization. */
public interface MailWriter {

    /** Such as {@code registration.confirmed}. */
    String kind();

    /** The mail, or empty when there is nothing left to say: the thing it was about is gone. */
    Optional<Mail> write(OutboxMessage message);
}
