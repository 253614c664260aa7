package org.prachum.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets a worker, when many want one. Sixteen workers on two processors, whose work is done when the test says so. */
class WorkerSharesTest {

    private static final int HALF = 8;
    private static final int QUARTER = 4;

    private final List<Runnable> atWork = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final EdgeCounts counts = new EdgeCounts();
    private final List<String> served = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private long now;
    private final WorkerShares shares = new WorkerShares(16, 2, atWork::add, later::add, () -> now, counts);

    @Test
    void anOrganizationHasHalfOfThemAndItsNeighbourIsServedAtOnce() {
        many(40, "greedy");
        assertThat(atWork).hasSize(HALF);

        come(Admission.Kind.USUAL, "neighbour", "n");

        assertThat(atWork).hasSize(HALF + 1);
        finish(HALF);
        assertThat(served).containsExactly("neighbour n");
    }

    @Test
    void allOfThemAreUsedOnlyUpToWhatIsLeftForTheNode() {
        for (int i = 0; i < 10; i++) {
            many(10, "organization " + i);
        }
        assertThat(atWork).hasSize(13);

        come(Admission.Kind.OF_THE_NODE, "", "");
        come(Admission.Kind.OF_THE_NODE, "", "");

        assertThat(atWork).hasSize(15);
    }

    @Test
    void aClientHasAQuarterWhereverItAsks() {
        for (int i = 0; i < 10; i++) {
            come(Admission.Kind.USUAL, "organization " + i, "greedy");
        }
        assertThat(atWork).hasSize(QUARTER);

        come(Admission.Kind.USUAL, "organization 0", "somebody");

        assertThat(atWork).hasSize(QUARTER + 1);
    }

    @Test
    void whoeverIsNotKnownCountsAgainstNobody() {
        for (int i = 0; i < 10; i++) {
            come(Admission.Kind.USUAL, "organization", "");
        }
        assertThat(atWork).hasSize(HALF);
    }

    @Test
    void organizationsTakeTurnsAndSoDoTheirClients() {
        many(100, "full");
        many(100, "full too");
        IntStream.range(0, 3).forEach(i -> come(Admission.Kind.USUAL, "first", "a"));
        come(Admission.Kind.USUAL, "first", "b");
        come(Admission.Kind.USUAL, "second", "c");
        int before = atWork.size();
        assertThat(before).isEqualTo(13);

        finishAll();

        List<String> ours = served.stream().filter(who -> !who.startsWith("full")).toList();
        assertThat(ours).containsExactly("first a", "second c", "first b", "first a", "first a");
    }

    @Test
    void aDocumentLeavesHalfOfTheProcessors() {
        come(Admission.Kind.DOCUMENT, "greedy", "a");
        come(Admission.Kind.DOCUMENT, "greedy", "b");
        come(Admission.Kind.USUAL, "greedy", "c");
        assertThat(atWork).hasSize(2);

        finish(0);

        assertThat(served).containsExactly("greedy a");
        assertThat(atWork).hasSize(2);
    }

    @Test
    void aDocumentThatIsReadSlowlyHoldsUpNoOther() {
        come(Admission.Kind.DOCUMENT, "acme", "slow");
        come(Admission.Kind.DOCUMENT, "acme", "other");
        assertThat(atWork).hasSize(1);

        now += Duration.ofSeconds(10).toNanos();
        moment();

        assertThat(atWork).hasSize(2);
    }

    @Test
    void whoHasWaitedTenSecondsIsRefusedInWords() {
        many(HALF, "acme");
        come(Admission.Kind.USUAL, "acme", "late");
        now += WorkerShares.PATIENCE.toNanos() + 1;
        assertThat(counts.waiting.get()).isEqualTo(1);

        moment();

        assertThat(counts.waiting.get()).isZero();
        finish(HALF);
        assertThat(refused).containsExactly("acme late");
        assertThat(counts.refused.sum()).isEqualTo(1);
    }

    @Test
    void behindTooManyNobodyWaits() {
        many(HALF + WorkerShares.MOST_WAITING, "acme");

        come(Admission.Kind.USUAL, "acme", "late");

        finish(HALF);
        assertThat(refused).containsExactly("acme late");
    }

    @Test
    void oneClientDoesNotFillTheQueue() {
        for (int i = 0; i < QUARTER + WorkerShares.MOST_WAITING_OF_A_CLIENT + 1; i++) {
            come(Admission.Kind.USUAL, "acme", "greedy");
        }
        come(Admission.Kind.USUAL, "acme", "other");

        assertThat(counts.refused.sum()).isEqualTo(1);
        assertThat(atWork).hasSize(QUARTER + 1 + 1);
    }

    @Test
    void refusalsTakeOneWorkerAndNoMore() {
        many(HALF + WorkerShares.MOST_WAITING + 200, "acme");

        assertThat(atWork).hasSize(HALF + 1);
        moment();
        assertThat(dropped).hasSize(99);
    }

    @Test
    void nothingIsKeptOfWhoHasGone() {
        many(50, "acme");
        many(50, "other");

        finishAll();

        assertThat(served).hasSize(100);
        assertThat(counts.waiting.get()).isZero();
        assertThat(shares.isIdle()).isTrue();
    }

    @Test
    void aServerWithOneWorkerServes() {
        WorkerShares small = new WorkerShares(1, 1, atWork::add, later::add, () -> now, counts);
        small.submit(new Admission(Admission.Kind.USUAL, "acme", "acme", "a"), () -> served.add("a"), () -> dropped.add("a"));
        small.submit(new Admission(Admission.Kind.DOCUMENT, "acme", "acme", "b"), () -> served.add("b"), () -> dropped.add("b"));

        finishAll();

        assertThat(served).containsExactly("a", "b");
    }

    /** Each from a client of its own. */
    private void many(int count, String organization) {
        IntStream.range(0, count).forEach(i -> come(Admission.Kind.USUAL, organization, organization + i));
    }

    private void come(Admission.Kind kind, String organization, String client) {
        Admission admission = new Admission(kind, organization, organization, client);
        String who = organization + " " + client;
        shares.submit(admission, () -> (admission.isRefused() ? refused : served).add(who), () -> dropped.add(who));
    }

    private void finish(int at) {
        atWork.remove(at).run();
    }

    private void finishAll() {
        while (!atWork.isEmpty()) {
            finish(0);
        }
    }

    private void moment() {
        List<Runnable> all = List.copyOf(later);
        later.clear();
        all.forEach(Runnable::run);
    }
}
