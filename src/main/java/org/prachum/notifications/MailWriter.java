package org.prachum.notifications;

import java.util.Optional;

/** Writes the mails of one kind, when they are sent. One bean for each kind; it runs inside the message's organization. */
public interface MailWriter {

    /** Such as {@code registration.confirmed}. */
    String kind();

    /**
     * Whether it may wait for another day where as many have left in this one as may ({@link org.prachum.tenancy.Quota}). What somebody
     * waits for to get in, or has to know at once, does not, and is not counted.
     */
    default boolean mayWait() {
        return true;
    }

    /**
     * Whether any number may go to one address in an hour, instead of three: what only somebody with a permission can cause, and everybody
     * has to hear.
     */
    default boolean mayRepeat() {
        return false;
    }

    /** The mail, or empty when there is nothing left to say: the thing it was about is gone. */
    Optional<Mail> write(OutboxMessage message);
}
