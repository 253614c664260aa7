package org.prachum.integrations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MessageHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.prachum.notifications.Failure;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.Undelivered;
import org.prachum.platform.config.Settings;
import org.prachum.platform.web.Networks;

/**
 * The one door through which anything is sent to an address that somebody typed. It resolves the name once, and connects to what it has
 * looked at ({@link Reach}), so that a name that answers differently the second time gains nothing; follows no redirect; ends after the
 * time that was given, however slowly the other side talks; and reads no more than was asked for.
 */
@ApplicationScoped
class Outgoing {

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_CONNECTIONS = 200;
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    /** Whoever asks for more than that is left alone no longer. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** Which addresses a name has. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    private Reach reach;
    private ScheduledExecutorService watch;
    private CloseableHttpClient secure;
    private CloseableHttpClient plain;

    @PostConstruct
    void open() {
        open(
                new Reach(Networks.of("PRACHUM_REACHABLE_INSIDE", settings.reachableInside())),
                InetAddress::getAllByName,
                executor);
    }

    void open(Reach permitted, Resolver resolver, ScheduledExecutorService watching) {
        reach = permitted;
        watch = watching;
        secure = client(resolver, true);
        plain = client(resolver, false);
    }

    @PreDestroy
    void close() {
        for (CloseableHttpClient client : new CloseableHttpClient[] {secure, plain}) {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    /** Whether an address without TLS may be typed at all. */
    boolean isPlainAnywhere() {
        return reach.isPlainAnywhere();
    }

    /**
     * @param headers by name
     * @param time for all of it
     * @param most bytes of the answer that are read
     * @throws Undelivered when there is no answer
     */
    Answer get(URI address, Map<String, String> headers, Duration time, int most) throws Undelivered {
        return send(new HttpUriRequestBase("GET", address), headers, time, most);
    }

    /** The same with a body. */
    Answer post(URI address, Map<String, String> headers, String type, byte[] body, Duration time, int most) throws Undelivered {
        HttpUriRequestBase request = new HttpUriRequestBase("POST", address);
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(type)));
        return send(request, headers, time, most);
    }

    private Answer send(HttpUriRequestBase request, Map<String, String> headers, Duration time, int most) throws Undelivered {
        headers.forEach(request::setHeader);
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(time))
                .setConnectionRequestTimeout(Timeout.of(time))
                .build());
        CloseableHttpClient client = "https".equalsIgnoreCase(request.getScheme()) ? secure : plain;
        Future<?> end = watch.schedule(request::cancel, time.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer(request, client.executeOpen(null, request, HttpClientContext.create()), most);
        } catch (OffLimits offLimits) {
            throw new Undelivered(new Failure(Reason.ADDRESS, "", false, Duration.ZERO));
        } catch (IOException broken) {
            throw new Undelivered(new Failure(Reason.UNREACHABLE, broken.getClass().getSimpleName(), false, Duration.ZERO));
        } finally {
            end.cancel(false);
        }
    }

    private Answer answer(HttpUriRequestBase request, ClassicHttpResponse response, int most) throws IOException {
        try {
            return new Answer(
                    response.getCode(),
                    Answer.typeIn(header(response, "Content-Type")),
                    header(response, "Location").orElse(""),
                    header(response, "Retry-After").map(this::pause).orElse(Duration.ZERO),
                    beginning(response.getEntity(), most));
        } finally {
            // Closing alone would read the rest first, and that may never end.
            request.cancel();
            Closer.closeQuietly(response);
        }
    }

    private static byte[] beginning(HttpEntity entity, int most) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        return content == null ? new byte[0] : content.readNBytes(most);
    }

    private static Optional<String> header(MessageHeaders response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue).map(String::strip);
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3); what is neither asks for nothing. */
    private Duration pause(String retryAfter) {
        Duration pause = retryAfter.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : until(retryAfter);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Duration until(String date) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Instant now = clock.instant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException none) {
            return Duration.ZERO;
        }
    }

    private CloseableHttpClient client(Resolver resolver, boolean tls) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Looking(resolver, tls))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .setMaxLineLength(LONGEST_LINE)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECTING))
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                // A kept connection would lead to an address that was looked at for somebody else.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** Every address of that name is one that nothing may be sent to. */
    private static final class OffLimits extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        OffLimits(String host) {
            super(host);
        }
    }

    /** Answers of a name's addresses those that may be reached; the connection goes to one of these and asks no second time. */
    private final class Looking implements DnsResolver {

        private final Resolver resolver;
        private final boolean tls;

        Looking(Resolver resolver, boolean tls) {
            this.resolver = resolver;
            this.tls = tls;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] permitted = Arrays.stream(resolver.resolve(host))
                    .filter(address -> reach.holds(address, tls))
                    .toArray(InetAddress[]::new);
            if (permitted.length == 0) {
                throw new OffLimits(host);
            }
            return permitted;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
