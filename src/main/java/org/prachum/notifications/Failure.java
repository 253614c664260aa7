package org.prachum.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.Locale;

/**
 * Why something did not leave the house.
 *
 * @param words what the other side said, with addresses masked, in at most {@value #LONGEST} characters; empty when it said nothing
 * @param lasting whether trying again by ourselves cannot help
 * @param pause how long the other side wants to be left alone, at the least; zero when it did not say
 */
public record Failure(Reason reason, String words, boolean lasting, Duration pause) {

    /** In the order of how often it is somebody's typing mistake. */
    public enum Reason {
        /** It is no address, or one that nothing may be sent to, or the mail server does not know it (RFC 5321: 5xx to {@code RCPT}). */
        ADDRESS,
        /** The other side was there but did not take it, or not from us. */
        REFUSED,
        /** The other side does not let us in. */
        SIGN_IN,
        /** Nobody was there, or they broke off. */
        UNREACHABLE,
        /** It could not be written: a fault of ours. */
        UNWRITTEN,
        /** Nothing was tried: it stood in line when the line was closed. */
        HELD_BACK,
        /** Nothing was tried: as many mails as may leave in a day have left, and it waits for the next. */
        QUOTA,
        /** Nothing was tried: as many have left as may to people whom the organization does not know, and it waits for the next day. */
        RESERVED,
        /** Nothing was tried: its address was sent three of that kind within an hour, and it waits for the next. */
        OFTEN;

        /** Why nothing was tried yet. */
        static final Set<Reason> WAITING = EnumSet.of(QUOTA, RESERVED, OFTEN);

        /** Those that wait for another day. */
        static final Set<Reason> TOMORROW = EnumSet.of(QUOTA, RESERVED);

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST = 300;

    Failure(Reason reason, String words, boolean lasting) {
        this(reason, words, lasting, Duration.ZERO);
    }

    static Failure of(Exception thrown) {
        if (thrown instanceof Undelivered undelivered) {
            return undelivered.failure();
        }
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
