package org.prachum.audit;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;

/** An admin reads who did what. */
@UseCase
@Requires(Permission.MANAGE_ACCOUNTS)
class AuditTrail {

    @Inject
    AuditEntries entries;

    @Inject
    Audit audit;

    List<AuditEntry> page(AuditFilter filter, int first, int most) {
        return entries.page(filter, first, most);
    }

    int count(AuditFilter filter) {
        return entries.count(filter);
    }

    /** That it is taken out of the house is a line itself; {@link #after} reads what goes into the file. */
    void takeOut(String format) {
        audit.note(Deed.of("export.downloaded").on("audit", null, "").with("format", format).with("file", "audit"));
    }

    /** The next lines, for a file. */
    List<AuditEntry> after(AuditFilter filter, Instant moment, UUID id, int most) {
        return entries.after(filter, moment, id, most);
    }
}
