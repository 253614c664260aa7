package org.prachum.platform.live;

/** Who may follow what. One bean for each feature that has topics. */
public interface LiveTopics {

    /** After a prefix: every topic of it, such as {@code registrations:*}. A feature lets whoever may follow each of them follow all. */
    String ALL = "*";

    /** Such as {@code registrations:}. */
    String prefix();

    /** Whether whoever the running request comes from may follow that topic of the current organization. */
    boolean mayFollow(String topic);
}
