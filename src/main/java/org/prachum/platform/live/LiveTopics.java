package org.prachum.platform.live;

/** Who may follow what. One bean for each feature that has topics. */
public interface LiveTopics {

    /** Such as {@code registrations:}. */
    String prefix();

    /** Whether whoever the running request comes from may follow that topic of the current organization. */
    boolean mayFollow(String topic);
}
