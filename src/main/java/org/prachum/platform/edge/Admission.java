package org.prachum.platform.edge;

import io.undertow.util.AttachmentKey;

/** One request on its way to a worker, as {@link WorkerShares} tells it from others. */
final class Admission {

    static final AttachmentKey<Admission> KEY = AttachmentKey.create(Admission.class);

    /** Whose share of the workers a request is of. */
    enum Kind {
        /** What tells of this node: it answers whatever else is asked. */
        OF_THE_NODE,
        /** Everything but the two others. */
        USUAL,
        /** A document that takes much of a processor: a table, a sheet to print, a calendar. */
        DOCUMENT
    }

    private final Kind kind;
    private final String share;
    private final String host;
    private final String client;
    private volatile boolean refused;

    /**
     * @param share whose part of the workers it takes: an organization's, or a host's that nobody is known to have
     * @param host that was asked, in lower case
     * @param client whom the request comes from; empty where that is not known, and then nothing is counted against anybody
     */
    Admission(Kind kind, String share, String host, String client) {
        this.kind = kind;
        this.share = share;
        this.host = host;
        this.client = client;
    }

    Kind kind() {
        return kind;
    }

    String share() {
        return share;
    }

    String host() {
        return host;
    }

    String client() {
        return client;
    }

    /** Whether it is answered 503 and nothing else. */
    boolean isRefused() {
        return refused;
    }

    void refuse() {
        refused = true;
    }
}
