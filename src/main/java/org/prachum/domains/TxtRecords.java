package org.prachum.domains;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.prachum.platform.config.Settings;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS for texts (RFC 1035, section 3.3.14). Nothing is remembered: whoever has just published one asks again at once. */
@ApplicationScoped
class TxtRecords {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Inject
    Settings settings;

    private Resolver resolver;

    @PostConstruct
    void open() {
        resolver = settings.nameServer().<Resolver>map(SimpleResolver::new).orElseGet(ExtendedResolver::new);
        resolver.setTimeout(PATIENCE);
    }

    /**
     * The texts of that name, each in one piece however it is cut; none where there is no such name.
     *
     * @throws DnsSilent when nobody answers
     */
    Set<String> of(String name) {
        Lookup lookup = lookup(name);
        Record[] records = lookup.run();
        if (lookup.getResult() == Lookup.TRY_AGAIN || lookup.getResult() == Lookup.UNRECOVERABLE) {
            throw new DnsSilent();
        }
        return records == null
                ? Set.of()
                : Arrays.stream(records)
                        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                        .collect(Collectors.toSet());
    }

    private Lookup lookup(String name) {
        try {
            Lookup lookup = new Lookup(Name.fromString(name, Name.root), Type.TXT);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            return lookup;
        } catch (TextParseException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }
}
