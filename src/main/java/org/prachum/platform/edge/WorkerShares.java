package org.prachum.platform.edge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets requests to the workers of this node so that nobody has them all: an organization half of them at once, a client a quarter, and of
 * documents, which keep a processor busy, as many at once as leave half of the processors to others. A few workers are left for what tells
 * of the node and for refusals.
 *
 * <p>Whoever comes when its share is taken waits without a worker, ten seconds at most; organizations take turns, and within one its
 * clients. What waits too long, or behind too many, is refused. A request counts while a worker is busy with it, so a stream that nobody
 * writes to counts for nothing.
 */
final class WorkerShares {

    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final int MOST_WAITING = 2_000;
    static final int MOST_WAITING_OF_A_CLIENT = 200;

    private static final int MOST_WAITING_IN_ALL = 10_000;
    private static final int MOST_REFUSALS_WAITING = 100;

    /** A document that took this long is on its way to a slow reader by now, and keeps no processor busy. */
    private static final Duration BUSY = Duration.ofSeconds(10);

    private final int workersForAll;
    private final int workersOfAnOrganization;
    private final int workersOfAClient;
    private final int documentsOfAnOrganization;
    private final Executor workers;
    private final Consumer<Runnable> later;
    private final LongSupplier nanoTime;
    private final EdgeCounts counts;

    private final Map<String, Share> waitingShares = new LinkedHashMap<>();
    private final Map<String, Share> shares = new HashMap<>();
    private final Map<String, Integer> runningOfClients = new HashMap<>();
    private final Map<String, Integer> waitingOfClients = new HashMap<>();
    private final Side ofTheNode;
    private final Side refusals = new Side(1);
    private int running;
    private boolean isLaterAsked;

    /**
     * @param size how many workers there are
     * @param processors of this machine
     * @param workers runs what it is given at once, as long as there are so many
     * @param later runs what it is given in a moment, on a thread that must not be kept
     */
    WorkerShares(int size, int processors, Executor workers, Consumer<Runnable> later, LongSupplier nanoTime, EdgeCounts counts) {
        int left = size >= 8 ? 3 : Math.min(2, size - 1);
        workersForAll = Math.max(1, size - left);
        workersOfAnOrganization = Math.max(1, size / 2);
        workersOfAClient = Math.max(Math.min(2, workersForAll), size / 4);
        documentsOfAnOrganization = Math.max(1, Math.min(processors / 2, workersOfAnOrganization / 2));
        ofTheNode = new Side(Math.max(1, left - 1));
        this.workers = workers;
        this.later = later;
        this.nanoTime = nanoTime;
        this.counts = counts;
    }

    /**
     * Runs {@code task} on a worker when it is this request's turn.
     *
     * @param drop run instead, on any thread, when there are so many refusals that not even those can be told in words
     */
    void submit(Admission admission, Runnable task, Runnable drop) {
        Ticket ticket = new Ticket(admission, task, drop, nanoTime.getAsLong());
        synchronized (this) {
            place(ticket);
        }
        goOn();
    }

    /** Whether nothing is known of anybody, as before the first request. */
    synchronized boolean isIdle() {
        return running == 0 && shares.isEmpty() && waitingShares.isEmpty() && runningOfClients.isEmpty() && waitingOfClients.isEmpty();
    }

    /** Lets in whoever may. */
    private void goOn() {
        List<Ticket> ready = new ArrayList<>();
        boolean isLaterWanted;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            ofTheNode.moveTo(ready);
            refusals.moveTo(ready);
            for (Ticket next = next(now); next != null; next = next(now)) {
                ready.add(next);
            }
            isLaterWanted = !waitingShares.isEmpty() && !isLaterAsked;
            isLaterAsked |= isLaterWanted;
        }
        if (isLaterWanted) {
            later.accept(this::comeBack);
        }
        ready.forEach(ticket -> workers.execute(() -> run(ticket)));
    }

    /** Refuses whoever has waited too long. */
    private void comeBack() {
        synchronized (this) {
            isLaterAsked = false;
            expire(nanoTime.getAsLong());
        }
        goOn();
    }

    private void run(Ticket ticket) {
        try {
            ticket.task.run();
        } finally {
            synchronized (this) {
                ticket.leave();
            }
            goOn();
        }
    }

    private void place(Ticket ticket) {
        Admission admission = ticket.admission;
        if (admission.kind() == Admission.Kind.OF_THE_NODE) {
            ofTheNode.add(ticket);
            return;
        }
        Share share = shares.computeIfAbsent(admission.share(), Share::new);
        boolean full = share.waiting >= MOST_WAITING
                || counts.waiting.get() >= MOST_WAITING_IN_ALL
                || waitingOfClients.getOrDefault(admission.client(), 0) >= MOST_WAITING_OF_A_CLIENT;
        if (admission.isRefused() || full) {
            refuse(ticket);
            share.forgetWhenIdle();
            return;
        }
        ticket.share = share;
        share.add(ticket);
    }

    private void refuse(Ticket ticket) {
        counts.refused.increment();
        ticket.admission.refuse();
        ticket.share = null;
        if (refusals.waiting.size() < MOST_REFUSALS_WAITING) {
            refusals.add(ticket);
        } else {
            later.accept(ticket.drop);
        }
    }

    private void expire(long now) {
        List<Share> all = List.copyOf(waitingShares.values());
        for (Share share : all) {
            share.usual.expire(share, now);
            share.documents.expire(share, now);
            share.forgetWhenIdle();
        }
    }

    /** Organizations take turns. */
    private Ticket next(long now) {
        if (running >= workersForAll) {
            return null;
        }
        for (Share share : waitingShares.values()) {
            Ticket ticket = share.next(now);
            if (ticket != null) {
                waitingShares.remove(share.name);
                if (share.waiting > 0) {
                    waitingShares.put(share.name, share);
                }
                return ticket;
            }
        }
        return null;
    }

    private void count(Map<String, Integer> clients, String client, int change) {
        if (!client.isEmpty()) {
            clients.merge(client, change, (before, by) -> before + by == 0 ? null : before + by);
        }
    }

    /** A request that wants a worker, waits for one, or has one. */
    private final class Ticket {

        private final Admission admission;
        private final Runnable task;
        private final Runnable drop;
        private final long since;

        /** Null where it is of a {@link Side}. */
        private Share share;

        private Side side;
        private long begun;

        Ticket(Admission admission, Runnable task, Runnable drop, long since) {
            this.admission = admission;
            this.task = task;
            this.drop = drop;
            this.since = since;
        }

        boolean isDocument() {
            return admission.kind() == Admission.Kind.DOCUMENT;
        }

        /** Its worker is free again. */
        void leave() {
            if (side != null) {
                side.running--;
                return;
            }
            running--;
            share.running--;
            share.documentsUnderWay.remove(this);
            count(runningOfClients, admission.client(), -1);
            share.forgetWhenIdle();
        }
    }

    /** What is served beside the shares, first come, first served. */
    private final class Side {

        private final int most;
        private final Deque<Ticket> waiting = new ArrayDeque<>();
        private int running;

        Side(int most) {
            this.most = most;
        }

        void add(Ticket ticket) {
            ticket.side = this;
            waiting.add(ticket);
        }

        void moveTo(List<Ticket> ready) {
            while (running < most && !waiting.isEmpty()) {
                running++;
                ready.add(waiting.poll());
            }
        }
    }

    /** One organization's part. */
    private final class Share {

        private final String name;
        private final Turns usual = new Turns();
        private final Turns documents = new Turns();
        private final List<Ticket> documentsUnderWay = new ArrayList<>();
        private int running;
        private int waiting;

        Share(String name) {
            this.name = name;
        }

        void add(Ticket ticket) {
            (ticket.isDocument() ? documents : usual).add(ticket);
            changeWaiting(ticket, 1);
            waitingShares.putIfAbsent(name, this);
        }

        Ticket next(long now) {
            if (running >= workersOfAnOrganization) {
                return null;
            }
            Ticket ticket = usual.take();
            if (ticket == null && documentsAtWork(now) < documentsOfAnOrganization) {
                ticket = documents.take();
            }
            if (ticket != null) {
                begin(ticket, now);
            }
            return ticket;
        }

        private void begin(Ticket ticket, long now) {
            changeWaiting(ticket, -1);
            ticket.begun = now;
            running++;
            WorkerShares.this.running++;
            count(runningOfClients, ticket.admission.client(), 1);
            if (ticket.isDocument()) {
                documentsUnderWay.add(ticket);
            }
        }

        private long documentsAtWork(long now) {
            return documentsUnderWay.stream().filter(document -> now - document.begun < BUSY.toNanos()).count();
        }

        void changeWaiting(Ticket ticket, int change) {
            waiting += change;
            counts.waiting.addAndGet(change);
            count(waitingOfClients, ticket.admission.client(), change);
        }

        void forgetWhenIdle() {
            if (waiting == 0) {
                waitingShares.remove(name);
            }
            if (waiting == 0 && running == 0) {
                shares.remove(name);
            }
        }
    }

    /** Those who wait, by client: clients take turns, and each is served in the order of its requests. */
    private final class Turns {

        private final Map<String, Deque<Ticket>> clients = new LinkedHashMap<>();

        void add(Ticket ticket) {
            clients.computeIfAbsent(ticket.admission.client(), any -> new ArrayDeque<>()).add(ticket);
        }

        Ticket take() {
            for (Map.Entry<String, Deque<Ticket>> entry : clients.entrySet()) {
                if (runningOfClients.getOrDefault(entry.getKey(), 0) < workersOfAClient) {
                    Deque<Ticket> queue = clients.remove(entry.getKey());
                    Ticket ticket = queue.poll();
                    if (!queue.isEmpty()) {
                        clients.put(entry.getKey(), queue);
                    }
                    return ticket;
                }
            }
            return null;
        }

        void expire(Share share, long now) {
            for (Iterator<Deque<Ticket>> queues = clients.values().iterator(); queues.hasNext(); ) {
                Deque<Ticket> queue = queues.next();
                while (!queue.isEmpty() && now - queue.peek().since > PATIENCE.toNanos()) {
                    Ticket late = queue.poll();
                    share.changeWaiting(late, -1);
                    refuse(late);
                }
                if (queue.isEmpty()) {
                    queues.remove();
                }
            }
        }
    }
}
