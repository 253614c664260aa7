package org.prachum.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.util.Locale;

/**
 * Why a mail was not sent.
 *
 * @param words what the mail server said, with addresses masked, in at most {@value #LONGEST} characters; empty when it said nothing
 * @param lasting whether trying again by ourselves cannot help
 */
record Failure(Reason reason, String words, boolean lasting) {

    /** In the order of how often it is somebody's typing mistake. */
    enum Reason {
        /** It is no address, or the mail server does not know it (RFC 5321: 5xx to {@code RCPT}). */
        ADDRESS,
        /** The mail server took the address but not the mail, or not from us. */
        REFUSED,
        /** The mail server does not let us in. */
        SIGN_IN,
        /** There was no mail server, or it broke off. */
        UNREACHABLE,
        /** The mail could not be written: a fault of ours. */
        UNWRITTEN;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 300;

    static Failure of(Exception thrown) {
        if (thrown instanceof AddressException) {
            return new Failure(Reason.ADDRESS, "", true);
        }
        if (thrown instanceof AuthenticationFailedException) {
            return new Failure(Reason.SIGN_IN, words(thrown), false);
        }
        if (thrown instanceof SendFailedException refused) {
            return refused(refused);
        }
        return thrown instanceof MessagingException
                ? new Failure(Reason.UNREACHABLE, words(thrown), false)
                : new Failure(Reason.UNWRITTEN, "", false);
    }

    /** Whether the fault is in the application, which then wants to know where. */
    boolean isOurs() {
        return reason == Reason.UNWRITTEN;
    }

    /**
     * The library calls an address invalid exactly when the server refused it for good. A refused mail has no other exception behind
     * it; a refused sender does, and that is a setting that can be put right while the mail waits.
     */
    private static Failure refused(SendFailedException refused) {
        boolean alone = refused.getNextException() == null;
        String words = words(alone ? refused : refused.getNextException());
        if (refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0) {
            return new Failure(Reason.ADDRESS, words, true);
        }
        return new Failure(Reason.REFUSED, words, alone && words.startsWith("5"));
    }

    private static String words(Exception thrown) {
        String said = thrown.getMessage() == null ? "" : MaskedAddress.within(thrown.getMessage().strip());
        return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    }
}
