package org.prachum.platform.edge;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the edge of this node has done since it started, for {@link EdgeMeasures}. */
final class EdgeCounts {

    /** Bodies that came too slowly. */
    final LongAdder slowBodies = new LongAdder();

    /** Answers that were read too slowly. */
    final LongAdder slowReaders = new LongAdder();

    /** Requests that were refused because too many of their organization or client were there, or waited too long. */
    final LongAdder refused = new LongAdder();

    /** Bodies that are on their way now. */
    final AtomicInteger bodies = new AtomicInteger();

    /** Requests that wait for a worker now. */
    final AtomicInteger waiting = new AtomicInteger();
}
