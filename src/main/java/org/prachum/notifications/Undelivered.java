package org.prachum.notifications;

/** What stands in a line did not reach its target. */
public class Undelivered extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Undelivered(Failure failure) {
        super(failure.reason() + " " + failure.words(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
