package org.prachum.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Here;

/** The audit log as a file, read page by page, so that a long one needs no more memory than a short one. */
@ApplicationScoped
class AuditSheet {

    private static final int PAGE = 1_000;
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    @Inject
    AuditTrail trail;

    @Inject
    Telling telling;

    @Inject
    Texts texts;

    @Inject
    Here here;

    List<String> headings() {
        return List.of(
                texts.get("audit.when"),
                texts.get("audit.who"),
                texts.get("audit.email"),
                texts.get("audit.client"),
                texts.get("audit.verb"),
                texts.get("audit.what"),
                texts.get("audit.sentence"),
                texts.get("audit.fields"),
                texts.get("audit.details"));
    }

    String title() {
        return texts.get("audit.title");
    }

    Iterable<List<Object>> rows(AuditFilter filter) {
        return () -> new Pages(filter);
    }

    private List<Object> row(AuditEntry entry, ZoneId zone) {
        return List.of(
                LocalDateTime.ofInstant(entry.getHappenedAt(), zone).truncatedTo(ChronoUnit.SECONDS),
                telling.who(entry),
                entry.getActor().email(),
                entry.getClient() == null ? "" : entry.getClient(),
                entry.getVerb(),
                entry.getSubjectName(),
                telling.sentence(entry),
                telling.fields(entry),
                entry.getDetails());
    }

    private final class Pages implements Iterator<List<Object>> {

        private final AuditFilter filter;
        private final ZoneId zone = here.getOrganization().getZone();
        private Iterator<AuditEntry> page = List.<AuditEntry>of().iterator();
        private Instant moment;
        private UUID id = AFTER_ALL;
        private boolean more = true;

        Pages(AuditFilter filter) {
            this.filter = filter;
            this.moment = filter.until();
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && more) {
                List<AuditEntry> next = trail.after(filter, moment, id, PAGE);
                more = next.size() == PAGE;
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public List<Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            AuditEntry entry = page.next();
            moment = entry.getHappenedAt();
            id = entry.getId();
            return row(entry, zone);
        }
    }
}
