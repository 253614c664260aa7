package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.prachum.identity.AccountPost;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Standing;

/** An admin takes everything of the organization out, and lets it leave. */
@UseCase
@Requires(Permission.LEAVE)
class Leaving {

    /** What there is, by what people know. */
    public record Belongings(long accounts, long employees, long meetings, long registrations) {}

    @Inject
    EntityManager database;

    @Inject
    Standing standing;

    @Inject
    AccountPost post;

    @Inject
    Audit audit;

    @Inject
    Here here;

    Belongings belongings() {
        return new Belongings(
                count("select count(a) from Account a"),
                count("select count(e) from Employee e"),
                count("select count(m) from Meeting m"),
                count("select count(r) from Registration r"));
    }

    /** Notes that everything is being taken out. */
    @Requires(value = Permission.LEAVE, fresh = true)
    void takeOut() {
        audit.note("organization.exported", here.id(), here.getOrganization().getName());
    }

    /**
     * Closes the organization for everybody, at once. Its admins are told how to take it back.
     *
     * @param typed its name, as whoever closes it has typed it
     * @throws Invalid beside {@code name} when that is another name
     */
    @Requires(value = Permission.LEAVE, fresh = true)
    void leave(String typed) {
        String name = here.getOrganization().getName();
        if (typed == null || !typed.strip().equals(name.strip())) {
            throw new Invalid("transfer.leave.otherName", "name");
        }
        Organization left = standing.close();
        post.toAdmins(ClosedMail.KIND, left.getId());
        audit.note("organization.closed", left.getId(), name);
    }

    private long count(String query) {
        return database.createQuery(query, Long.class).getSingleResult();
    }
}
