package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.directory.EmployeeNumber;
import org.prachum.directory.NumberRules;
import org.prachum.directory.Fold;
import org.prachum.notifications.Outbox;
import org.prachum.platform.persistence.Like;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Traffic;

/**
 * Who came to a meeting: finding them, and the statements that say so. Whether somebody is checked in is decided by the guard of an update,
 * so two doors at once make one check-in. Joins its caller's transaction.
 */
@ApplicationScoped
public class CheckIns {

    /** How many have a seat, and how many of them came. */
    public record Count(long confirmed, long checkedIn) {

        public long getConfirmed() {
            return confirmed;
        }

        public long getCheckedIn() {
            return checkedIn;
        }

        public long getMissing() {
            return confirmed - checkedIn;
        }
    }

    /** Folded is lower case already; {@code lower} tells Hibernate that it is a text. */
    private static final String LISTED = "from Registration r where r.meeting = :meeting and r.status = 'confirmed' "
            + "and (:all = true or r.checkedInAt is null) "
            + "and (lower(function('folded', r.name)) like :search escape '!' "
            + "or lower(r.number) like :search escape '!' or r.number <> '' and r.numberKey like :key escape '!')";

    @Inject
    NumberRules numbers;

    @Inject
    EntityManager database;

    @Inject
    CheckInCodes codes;

    @Inject
    CurrentTenant tenant;

    @Inject
    Traffic traffic;

    @Inject
    FormAnswers kept;

    @Inject
    Consents consents;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Inject
    Event<CheckedIn> checkedIn;

    @Inject
    Event<CheckInUndone> undone;

    /** Whose ticket or badge was scanned, in whichever meeting; empty for what is none of this organization's. */
    public Optional<Registration> ofCode(String scanned) {
        return codes.read(scanned).flatMap(this::find);
    }

    /** A place of that meeting, given back or not. */
    public Optional<Registration> find(UUID meeting, UUID id) {
        return find(id).filter(found -> found.getMeeting().equals(meeting));
    }

    /** The place of that number in a meeting; of one that was given back the newest, if they have no other: by its word it comes last. */
    public Optional<Registration> of(UUID meeting, EmployeeNumber number) {
        return database.createQuery("""
                        select r from Registration r where r.meeting = :meeting and r.numberKey = :key and r.deletedAt is null
                        order by r.status desc, r.registeredAt desc, r.id""", Registration.class)
                .setParameter("meeting", meeting)
                .setParameter("key", number.key())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Count count(UUID meeting) {
        Object[] counted = database.createQuery(
                        "select count(r), count(r.checkedInAt) from Registration r where r.meeting = :meeting and r.status = 'confirmed'",
                        Object[].class)
                .setParameter("meeting", meeting)
                .getSingleResult();
        return new Count(((Number) counted[0]).longValue(), ((Number) counted[1]).longValue());
    }

    /**
     * One page of those who have a seat, by name.
     *
     * @param search a part of a name or a number, or the beginning of a number without its zeros; empty for all
     * @param missing only who has not come
     */
    public List<Registration> list(UUID meeting, String search, boolean missing, int first, int most) {
        return listed("select r " + LISTED + " order by r.name, r.id", Registration.class, meeting, search, missing)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** How many there are of these. */
    public int count(UUID meeting, String search, boolean missing) {
        return listed("select count(r) " + LISTED, Long.class, meeting, search, missing).getSingleResult().intValue();
    }

    /** The first {@code most} who have a seat, by section and name. */
    public List<Registration> bySection(UUID meeting, int most) {
        return database.createQuery(
                        "select r from Registration r where r.meeting = :meeting and r.status = 'confirmed' "
                                + "order by r.section, r.name, r.id",
                        Registration.class)
                .setParameter("meeting", meeting)
                .setMaxResults(most)
                .getResultList();
    }

    /** The next {@code most} of them after that one. */
    public List<Registration> bySection(UUID meeting, Registration after, int most) {
        return database.createQuery(
                        "select r from Registration r where r.meeting = :meeting and r.status = 'confirmed' "
                                + "and (r.section > :section or r.section = :section and (r.name > :name or r.name = :name and r.id > :id)) "
                                + "order by r.section, r.name, r.id",
                        Registration.class)
                .setParameter("meeting", meeting)
                .setParameter("section", after.getSection())
                .setParameter("name", after.getName())
                .setParameter("id", after.getId())
                .setMaxResults(most)
                .getResultList();
    }

    /** Those of these ids that have a seat in that meeting, by section and name. */
    public List<Registration> among(UUID meeting, List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.createQuery(
                                "select r from Registration r where r.meeting = :meeting and r.status = 'confirmed' and r.id in :ids "
                                        + "order by r.section, r.name, r.id",
                                Registration.class)
                        .setParameter("meeting", meeting)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The names of all who have a seat, in no order; they are read to look at their letters. */
    public List<String> names(UUID meeting) {
        return database.createQuery(
                        "select r.name from Registration r where r.meeting = :meeting and r.status = 'confirmed'", String.class)
                .setParameter("meeting", meeting)
                .getResultList();
    }

    /**
     * Says that somebody with a seat came; false when they had come before, or have none. {@code place} knows it afterwards.
     *
     * @param by the account that let them in; empty where nobody is signed in
     */
    public boolean checkIn(Registration place, int meeting, Arrival how, Optional<UUID> by) {
        boolean decided = mark(place.getId(), how, by);
        database.refresh(place);
        if (decided) {
            tell(place, meeting);
        }
        return decided;
    }

    /** Takes it back; false when it was taken back before. */
    public boolean undo(Registration place, int meeting) {
        boolean decided = unmark(place.getId());
        database.refresh(place);
        if (decided) {
            undone.fire(new CheckInUndone(place.getId(), place.getMeeting()));
            outbox.push(RosterTopics.PREFIX + meeting);
        }
        return decided;
    }

    boolean mark(UUID place, Arrival how, Optional<UUID> by) {
        return isTrue(database.createNativeQuery("""
                        select cast(check_in_place(cast(?1 as uuid), cast(?2 as timestamptz), cast(?3 as text),
                            cast(nullif(cast(?4 as text), '') as uuid)) as text)""")
                .setParameter(1, place.toString())
                .setParameter(2, clock.instant().toString())
                .setParameter(3, how.stored())
                .setParameter(4, by.map(UUID::toString).orElse(""))
                .getSingleResult());
    }

    boolean unmark(UUID place) {
        return isTrue(database.createNativeQuery("select cast(undo_check_in(cast(?1 as uuid)) as text)")
                .setParameter(1, place.toString())
                .getSingleResult());
    }

    private static boolean isTrue(Object answered) {
        return "true".equals(answered);
    }

    /**
     * Gives somebody a seat who came without one, and checks them in. The registration window does not matter; seats do.
     *
     * @param number what they are known by; a guest whose name is given needs none
     * @param name who they are, if the directory does not know; null to be told that it does not
     * @param answers what they said to the meeting's questions; nobody is kept out because they said nothing
     * @param found what was found wrong with the answers
     * @throws Invalid for all that cannot be taken, beside its field
     */
    public WalkIn walkIn(
            UUID meeting, int meetingNumber, String number, String name, String section, String language, UUID by, Answers answers,
            Validation found) {
        UUID fresh = UUID.randomUUID();
        boolean unnumbered = name != null && (number == null || number.isBlank());
        Validation form = new Validation();
        RegistrantKey key = unnumbered
                ? RegistrantKey.unknownGuest(fresh)
                : form.read(() -> RegistrantKey.of(numbers.typed(number)));
        String itsName = name == null ? "" : form.read(() -> Registering.name(name, "name"));
        String itsSection = form.read(() -> Registering.text(section, "section"));
        form.include(found);
        form.finish();
        Object[] decided = (Object[]) database.createNativeQuery("""
                        select w.outcome, cast(w.place as text) from walk_in(cast(?1 as uuid), cast(?2 as uuid), cast(?3 as timestamptz),
                            cast(?4 as uuid), cast(?5 as text), cast(?6 as text), ?7, cast(?8 as text), '', cast(?9 as text), cast(?10 as text)) w""")
                .setParameter(1, meeting.toString())
                .setParameter(2, fresh.toString())
                .setParameter(3, clock.instant().toString())
                .setParameter(4, by.toString())
                .setParameter(5, key.spelling())
                .setParameter(6, key.value())
                .setParameter(7, name != null)
                .setParameter(8, itsName)
                .setParameter(9, itsSection)
                .setParameter(10, language)
                .getSingleResult();
        WalkIn walkIn = WalkIn.of(decided[0].toString(), decided[1]);
        if (walkIn.outcome() == WalkIn.Outcome.WALKED_IN) {
            kept.keep(walkIn.registration(), answers);
            consents.askedByHand(walkIn.registration());
            tell(find(walkIn.registration()).orElseThrow(), meetingNumber);
            traffic.registered(tenant.id());
        }
        return walkIn;
    }

    private void tell(Registration place, int meeting) {
        checkedIn.fire(new CheckedIn(
                place.getId(), place.getMeeting(), place.getCheckedInAt(), place.checkedInHow().orElseThrow()));
        outbox.push(RosterTopics.PREFIX + meeting);
    }

    private Optional<Registration> find(UUID id) {
        return Optional.ofNullable(database.find(Registration.class, id));
    }

    private <T> TypedQuery<T> listed(String query, Class<T> answer, UUID meeting, String search, boolean missing) {
        return database.createQuery(query, answer)
                .setParameter("meeting", meeting)
                .setParameter("all", !missing)
                .setParameter("search", Like.containing(Fold.plain(search.strip())))
                .setParameter("key", Like.beginningWith(EmployeeNumber.keyOf(search)));
    }
}
