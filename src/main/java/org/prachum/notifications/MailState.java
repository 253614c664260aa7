package org.prachum.notifications;

/** Where something of the outbox stands, as an admin asks for it. */
public enum MailState {
    /** Given up; nobody tries it again unless asked. */
    FAILED("m.givenUpAt is not null", "m.givenUpAt desc"),
    /** Not yet sent, perhaps tried. */
    WAITING("m.sentAt is null and m.givenUpAt is null", "m.dueAt"),
    /** Done: handed over, or withdrawn. */
    SENT("m.sentAt is not null", "m.sentAt desc");

    final String condition;
    final String order;

    MailState(String condition, String order) {
        this.condition = condition;
        this.order = order;
    }
}
