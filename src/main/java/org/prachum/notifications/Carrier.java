package org.prachum.notifications;

/**
 * Takes what stands in lines to its target. One bean for each channel; it runs inside the message's organization, outside of any
 * transaction, and must be done before {@link Dispatch#WHILE_SENDING} has passed.
 */
public interface Carrier {

    /** Such as {@code webhook}. */
    String channel();

    /**
     * Delivers it. What was delivered and could not be noted as such is delivered again, so the target must be able to know it by its id.
     *
     * @return false when nothing is left to say
     * @throws Undelivered when it has to be tried again, or given up
     */
    boolean carry(OutboxMessage message) throws Undelivered;
}
