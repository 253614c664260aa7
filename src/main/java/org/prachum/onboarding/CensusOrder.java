package org.prachum.onboarding;

/** In which order an operator sees organizations. */
public enum CensusOrder {
    NEWEST("o.created_at desc"),
    NAME("lower(o.name)"),
    EMPLOYEES("(select count(*) from employee e where e.tenant_id = o.id) desc"),
    REQUESTS("(select coalesce(sum(t.requests), 0) from traffic t where t.tenant_id = o.id and t.hour > now() - interval '7 days') desc"),
    REGISTRATIONS(
            "(select coalesce(sum(t.registrations), 0) from traffic t where t.tenant_id = o.id and t.hour > now() - interval '7 days') desc"),
    /** Those first whose mails or programs fail. */
    TROUBLE("""
            (select count(*) from outbox f where f.tenant_id = o.id and f.given_up_at is not null)
            + (select count(*) from outbox q where q.tenant_id = o.id and q.failure in ('quota', 'reserved') and q.sent_at is null and q.given_up_at is null)
            + (select count(*) from outbox f where f.tenant_id = o.id and f.channel in ('spreadsheet', 'webhook')
                and f.sent_at is null and f.given_up_at is null and f.attempts > 0) desc""");

    final String key;

    CensusOrder(String key) {
        this.key = key;
    }
}
