package org.prachum.platform.live;

/**
 * One open screen, however it is reached. None of these may wait for the other side: one thread tells all of them, so a screen that takes
 * nothing is told less, or nothing any more.
 */
interface Subscriber {

    Subscription subscription();

    /** Something of its topic changed; of several that were not told yet one is. */
    void changed();

    /** So that one that is gone is noticed. */
    void greet();

    /** It comes back, if it still may. */
    void end();
}
