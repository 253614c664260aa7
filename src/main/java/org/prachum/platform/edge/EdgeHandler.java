package org.prachum.platform.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.prachum.platform.web.BodyWeight;
import org.prachum.platform.web.ClientAddress;
import org.prachum.platform.web.OwnCookies;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.XnioWorker;

/**
 * First of all for each request, on the thread of its connection: takes in its body ({@link BodyReader}), then lets it to a worker when it
 * is its turn ({@link WorkerShares}), and watches how its answer is read ({@link AnswerConduit}).
 */
final class EdgeHandler implements HttpHandler {

    private static final Set<String> OF_THE_NODE = Set.of("/health", "/health/live", "/health/ready", "/metrics");

    /** Tables, archives, sheets to print and calendars, as AddressTable and the servlets name them. */
    private static final Pattern DOCUMENT = Pattern.compile(".*(/export(/[^/]*)?|\\.pdf|\\.zip|\\.ics)");

    private static final long MOMENT_MILLIS = 250;

    /** Where the servlets would say 404 without a word of ours. */
    private static final Pattern HIDDEN = Pattern.compile("(?i)/(web-inf|meta-inf)(/.*)?");

    private final HttpHandler next;
    private final ServletContext application;
    private final HostNames hosts;
    private final EdgeCounts counts;
    private final BodyLimits limits = new BodyLimits();
    private volatile WorkerShares shares;

    EdgeHandler(HttpHandler next, ServletContext application, HostNames hosts, EdgeCounts counts) {
        this.next = next;
        this.application = application;
        this.hosts = hosts;
        this.counts = counts;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addResponseWrapper((factory, of) -> new AnswerConduit(factory.create(), of, counts));
        HeaderMap headers = exchange.getRequestHeaders();
        if (!isLengthPlain(headers)) {
            CutOff.with(StatusCodes.BAD_REQUEST, exchange);
            return;
        }
        if (!exchange.getRelativePath().startsWith("/") || HIDDEN.matcher(exchange.getRelativePath()).matches()) {
            exchange.setRelativePath("/nothing-there");
        }
        keepOwnCookies(headers);
        Admission admission = admission(exchange);
        exchange.putAttachment(Admission.KEY, admission);
        if (exchange.isRequestComplete()) {
            admit(exchange);
            return;
        }
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        boolean isLengthKnown = !exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING);
        long most = BodyWeight.most(type, exchange.getRelativePath());
        if (exchange.getRequestContentLength() > most || !isLengthKnown && !BodyWeight.mayBeUnknown(exchange.getRelativePath())) {
            leaveUnread(exchange);
            return;
        }
        BodyLimits.Place place = limits.place(admission.host(), admission.client(), exchange.getRequestContentLength());
        if (place == null) {
            admission.refuse();
            leaveUnread(exchange);
            return;
        }
        new BodyReader(exchange, most, place, counts, this::admit).begin();
    }

    /** Whether there is one way to tell where its body ends; another server on the way might choose another (RFC 9112, section 6.3). */
    private static boolean isLengthPlain(HeaderMap headers) {
        HeaderValues lengths = headers.get(Headers.CONTENT_LENGTH);
        HeaderValues codings = headers.get(Headers.TRANSFER_ENCODING);
        return codings == null
                ? lengths == null || lengths.size() == 1
                : lengths == null && codings.size() == 1 && "chunked".equalsIgnoreCase(codings.getFirst().strip());
    }

    /** The server fails over what others left in the browser, before any filter could say anything. */
    private static void keepOwnCookies(HeaderMap headers) {
        HeaderValues sent = headers.get(Headers.COOKIE);
        if (sent != null) {
            String own = OwnCookies.among(String.join(";", sent));
            headers.remove(Headers.COOKIE);
            if (!own.isEmpty()) {
                headers.put(Headers.COOKIE, own);
            }
        }
    }

    /** The application turns it away without its body, for the rest of which nobody waits long. */
    private void leaveUnread(HttpServerExchange exchange) throws Exception {
        exchange.getIoThread().executeAfter(() -> {
            if (!exchange.isRequestComplete()) {
                IoUtils.safeClose(exchange.getConnection());
            }
        }, MinimumRate.WINDOW.toMillis(), TimeUnit.MILLISECONDS);
        admit(exchange);
    }

    private void admit(HttpServerExchange exchange) throws Exception {
        Admission admission = exchange.getAttachment(Admission.KEY);
        WorkerShares all = shares(exchange.getConnection().getWorker());
        exchange.setDispatchExecutor(task -> all.submit(admission, task, () -> drop(exchange)));
        next.handleRequest(exchange);
    }

    /** Without a worker, and so without words. */
    private static void drop(HttpServerExchange exchange) {
        exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "10");
        exchange.endExchange();
    }

    private Admission admission(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        Admission.Kind kind = OF_THE_NODE.contains(path)
                ? Admission.Kind.OF_THE_NODE
                : DOCUMENT.matcher(path).matches() ? Admission.Kind.DOCUMENT : Admission.Kind.USUAL;
        String host = exchange.getHostName().toLowerCase(Locale.ROOT);
        return new Admission(kind, hosts.shareOf(host), host, client(exchange));
    }

    /** Empty before the application has started. */
    private String client(HttpServerExchange exchange) {
        InetSocketAddress peer = exchange.getSourceAddress();
        return application.getAttribute(ClientAddress.class.getName()) instanceof ClientAddress addresses && peer.getAddress() != null
                ? addresses.networkOf(peer.getAddress().getHostAddress(), exchange.getRequestHeaders().getFirst("X-Forwarded-For"))
                : "";
    }

    private WorkerShares shares(XnioWorker worker) throws IOException {
        WorkerShares known = shares;
        if (known == null) {
            synchronized (this) {
                if (shares == null) {
                    shares = new WorkerShares(
                            worker.getOption(Options.WORKER_TASK_MAX_THREADS),
                            Runtime.getRuntime().availableProcessors(),
                            worker,
                            task -> worker.getIoThread().executeAfter(task, MOMENT_MILLIS, TimeUnit.MILLISECONDS),
                            System::nanoTime,
                            counts);
                }
                known = shares;
            }
        }
        return known;
    }
}
