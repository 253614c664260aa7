package org.prachum.notifications;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A thread that sleeps until it is woken or a second has passed, and then works until nothing is due. */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class.getName());
    private static final long MOST_MILLIS_ASLEEP = 1_000;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    /** Which organizations have something due. */
    @FunctionalInterface
    interface Due {
        List<UUID> organizations() throws SQLException;
    }

    /** What is done for one of them. */
    @FunctionalInterface
    interface Work {
        void forOrganization(UUID organization);
    }

    private final long pause;
    private final Due due;
    private final Work work;
    private boolean woken;
    private volatile boolean stopped;
    private volatile long lastSign = System.nanoTime();
    private Thread thread;

    private Lane(long pause, Due due, Work work) {
        this.pause = pause;
        this.due = due;
        this.work = work;
    }

    /** @param pause milliseconds between two rounds, at the least */
    static Lane start(ManagedThreadFactory threads, String name, long pause, Due due, Work work) {
        Lane lane = new Lane(pause, due, work);
        lane.thread = threads.newThread(lane);
        lane.thread.setName(name);
        lane.thread.start();
        return lane;
    }

    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Whether its thread lives and has come on for the last few minutes: one slow mail is waited for, one that never ends is not. */
    boolean isAlive() {
        return thread.isAlive() && System.nanoTime() - lastSign < LONGEST_SILENCE.toNanos();
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                lastSign = System.nanoTime();
                sleep();
                for (UUID organization : due.organizations()) {
                    work.forOrganization(organization);
                    lastSign = System.nanoTime();
                }
                Thread.sleep(pause);
            } catch (InterruptedException interrupted) {
                return;
            } catch (Exception trouble) {
                if (!stopped) {
                    LOG.log(Level.WARNING, "The outbox could not be emptied and will be tried again", trouble);
                }
            }
        }
    }

    private synchronized void sleep() throws InterruptedException {
        if (!woken) {
            wait(MOST_MILLIS_ASLEEP);
        }
        woken = false;
    }
}
