package org.prachum.movingin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.prachum.directory.EmployeeNumber;
import org.prachum.meetings.Format;
import org.prachum.meetings.MeetingPlan;
import org.prachum.platform.persistence.TextArrays;
import org.prachum.registration.OldPlaces.OldPlace;

/**
 * What was read of a move's files, beside everything else, and what is done with all of it at once: in SQL, because there may be a
 * million rows. A batch goes over as one array for each column. Joins its caller's transaction.
 */
@ApplicationScoped
class MoveRows {

    /** A meeting on its way: as it was read, and under which number it comes; 0 is the next one. */
    record Coming(int file, int line, int oldNumber, int number, String origin, MeetingPlan plan, boolean open, String organizer) {}

    private static final String OF_MOVE = " move_id = cast(?1 as uuid) ";

    @Inject
    EntityManager database;

    void addFile(UUID move, int file, String name, UUID list) {
        query("insert into move_file (move_id, file, name, import_id) values (cast(?1 as uuid), ?2, ?3, cast(nullif(?4, '') as uuid))", move)
                .setParameter(2, file)
                .setParameter(3, name)
                .setParameter(4, list == null ? "" : list.toString())
                .executeUpdate();
    }

    List<String> files(UUID move) {
        return texts(query("select name from move_file where" + OF_MOVE + "order by file", move));
    }

    /** The lists of people in its files, in their order. */
    List<UUID> lists(UUID move) {
        return texts(query("select cast(import_id as text) from move_file where" + OF_MOVE + "and import_id is not null order by file", move))
                .stream().map(UUID::fromString).toList();
    }

    /** In the order of {@link #lists}. */
    List<Integer> filesWithLists(UUID move) {
        return texts(query("select cast(file as text) from move_file where" + OF_MOVE + "and import_id is not null order by file", move))
                .stream().map(Integer::valueOf).toList();
    }

    void addOrganizers(UUID move, int file, List<OldRows.Organizer> organizers) {
        insert(move, file, "move_organizer", organizers, Map.of(
                "line", row -> String.valueOf(row.line()),
                "old_id", OldRows.Organizer::oldId,
                "email", OldRows.Organizer::email,
                "name", OldRows.Organizer::name));
    }

    void addMeetings(UUID move, int file, List<OldRows.OldMeeting> meetings) {
        Map<String, Function<OldRows.OldMeeting, String>> columns = new LinkedHashMap<>();
        columns.put("line", row -> String.valueOf(row.line()));
        columns.put("old_number", row -> String.valueOf(row.number()));
        columns.put("origin", OldRows.OldMeeting::origin);
        columns.put("topic", row -> row.plan().topic());
        columns.put("format", row -> row.plan().format().name());
        columns.put("visible", row -> String.valueOf(row.plan().isPublic()));
        columns.put("open", row -> String.valueOf(row.open()));
        columns.put("starts_at", row -> row.plan().startsAt().toString());
        columns.put("ends_at", row -> row.plan().endsAt().toString());
        columns.put("room", row -> row.plan().place().room());
        columns.put("floor", row -> row.plan().place().floor());
        columns.put("building", row -> row.plan().place().building());
        columns.put("online_url", row -> row.plan().conference().url());
        columns.put("online_id", row -> row.plan().conference().id());
        columns.put("online_password", row -> row.plan().conference().password());
        columns.put("information", row -> row.plan().information());
        columns.put("organizer", OldRows.OldMeeting::organizer);
        insert(move, file, "move_meeting", meetings, columns);
    }

    void addPlaces(UUID move, int file, List<OldRows.Place> places) {
        Map<String, Function<OldRows.Place, String>> columns = new LinkedHashMap<>();
        columns.put("line", row -> String.valueOf(row.line()));
        columns.put("old_meeting", row -> String.valueOf(row.meeting()));
        columns.put("number", OldRows.Place::number);
        columns.put("number_key", row -> EmployeeNumber.keyOf(row.number()));
        columns.put("name", OldRows.Place::name);
        columns.put("position", OldRows.Place::position);
        columns.put("section", OldRows.Place::section);
        columns.put("cost_center", OldRows.Place::costCenter);
        columns.put("by_hand", row -> String.valueOf(row.byHand()));
        columns.put("registered_at", row -> row.registeredAt().toString());
        insert(move, file, "move_place", places, columns);
    }

    void addNotes(UUID move, int file, List<Note> notes) {
        insert(move, file, "move_note", notes, Map.of(
                "line", note -> String.valueOf(note.line()),
                "kind", Note::kind,
                "subject", Note::subject,
                "effect", Note::effect,
                "fact", Note::fact,
                "details", note -> Details.write(note.details())));
    }

    /** Compares all that was read with what is here; done again it says what is true then. What was chosen stays. */
    void compare(UUID move) {
        lookThroughOnce(true);
        compareAll(move);
        lookThroughOnce(false);
    }

    /**
     * PostgreSQL believes that a move has one row, because nobody counts what is not committed yet; for each of a million it would look
     * through all of them again.
     */
    private void lookThroughOnce(boolean once) {
        database.createNativeQuery("select set_config('enable_nestloop', ?1, true)").setParameter(1, once ? "off" : "on").getSingleResult();
    }

    private void compareAll(UUID move) {
        query("delete from move_note where" + OF_MOVE + "and compared", move).executeUpdate();
        query("""
                update move_organizer o set fate = case when exists (select from account a where a.email = o.email)
                    or exists (select from move_organizer b where b.move_id = o.move_id and b.email = o.email
                        and (b.file, b.line) < (o.file, o.line)) then 'here' else 'comes' end
                where o.move_id = cast(?1 as uuid)""", move).executeUpdate();
        query("""
                update move_meeting m set fate = case
                    when exists (select from moved_meeting d where d.origin = m.origin)
                        or exists (select from move_meeting b where b.move_id = m.move_id and b.origin = m.origin
                            and (b.file, b.line) < (m.file, m.line)) then 'here'
                    when m.old_number = 0 then case
                        when exists (select from meeting e where e.topic = m.topic and e.starts_at = m.starts_at)
                            or exists (select from move_meeting b where b.move_id = m.move_id and b.old_number > 0
                                and b.topic = m.topic and b.starts_at = m.starts_at) then 'here'
                        else 'comes' end
                    when exists (select from meeting e where e.number = m.old_number)
                        or exists (select from move_meeting b where b.move_id = m.move_id and b.old_number = m.old_number
                            and b.origin <> m.origin and (b.file, b.line) < (m.file, m.line)) then 'collides'
                    else 'comes' end
                where m.move_id = cast(?1 as uuid)""", move).executeUpdate();
        comparePlaces(move);
        note(move, """
                select p.file, p.line, 'place', p.name, 'left', 'movingin.place.unknown', json_build_object('meeting', p.old_meeting)
                from move_place p where p.move_id = cast(?1 as uuid) and p.fate = 'unknown'""");
        note(move, """
                select p.file, p.line, 'place', p.name, 'left', 'movingin.place.twice',
                    json_build_object('number', p.number, 'meeting', p.old_meeting)
                from move_place p where p.move_id = cast(?1 as uuid) and p.fate = 'twice'""");
        note(move, """
                select p.file, p.line, 'place', p.name, 'changed', 'movingin.place.byHand', json_build_object('number', p.number)
                from move_place p where p.move_id = cast(?1 as uuid) and p.fate = 'comes' and not p.by_hand
                    and p.number not like 'old-%'
                    and not exists (select from employee e where e.number_key = p.number_key)
                    and not exists (select from employee_import_row r join move_file f on f.import_id = r.import_id
                        where f.move_id = p.move_id and r.good and r.number_key = p.number_key)""");
    }

    /** To which meeting each goes, and whether it is there. One who stands in a meeting twice comes once. */
    private void comparePlaces(UUID move) {
        query("""
                update move_place p set origin = f.origin, fate = f.fate
                from (
                    select t.file, t.line, t.origin, case
                        when t.origin is null then 'unknown'
                        when t.away then 'out'
                        when exists (select from registration r where r.meeting_id = t.meeting_id and r.number_key = t.number_key) then 'here'
                        when t.again > 1 then case when t.first_file = t.file then 'twice' else 'here' end
                        else 'comes' end as fate
                    from (
                        select k.*, d.meeting_id, row_number() over same as again, min(k.file) over same as first_file
                        from (
                            select p.file, p.line, p.number_key,
                                coalesce(m.origin, (select min(o.origin) from moved_meeting o
                                    where o.old_number = p.old_meeting having count(*) = 1)) as origin,
                                coalesce(m.fate = 'collides' and m.choice = 'leave', false) as away
                            from move_place p
                            left join (select distinct on (n.file, n.old_number) n.file, n.old_number, n.origin, n.fate, n.choice
                                from move_meeting n where n.move_id = cast(?1 as uuid) order by n.file, n.old_number, n.line) m
                                on m.file = p.file and m.old_number = p.old_meeting
                            where p.move_id = cast(?1 as uuid)) k
                        left join moved_meeting d on d.origin = k.origin
                        window same as (partition by k.origin, k.number_key order by k.file, k.line)) t) f
                where p.move_id = cast(?1 as uuid) and p.file = f.file and p.line = f.line""", move).executeUpdate();
    }

    Tally organizers(UUID move) {
        return tally(move, "organizer", "select count(*) filter (where fate = 'comes'), count(*) filter (where fate = 'here'), 0 "
                + "from move_organizer where" + OF_MOVE);
    }

    Tally meetings(UUID move) {
        return tally(move, "meeting", "select count(*) filter (where fate = 'comes' or fate = 'collides' and choice = 'renumber'), "
                + "count(*) filter (where fate = 'here'), count(*) filter (where fate = 'collides' and choice = 'leave') "
                + "from move_meeting where" + OF_MOVE);
    }

    Tally places(UUID move) {
        return tally(move, "place", "select count(*) filter (where fate = 'comes'), count(*) filter (where fate = 'here'), "
                + "count(*) filter (where fate = 'out') from move_place where" + OF_MOVE);
    }

    /** How many of a kind are left out by a note each. */
    int countLeft(UUID move, String kind) {
        return number(query("select count(distinct (file, line)) from move_note where" + OF_MOVE + "and effect = 'left' and kind = ?2", move)
                .setParameter(2, kind)
                .getSingleResult());
    }

    List<Collision> collisions(UUID move, int first, int most) {
        return rows(query("""
                select m.file || '-' || m.line, m.old_number, m.topic, m.starts_at,
                    (select count(*) from move_place p where p.move_id = m.move_id and p.file = m.file and p.old_meeting = m.old_number),
                    coalesce((select e.topic from meeting e where e.number = m.old_number), ''), m.choice
                from move_meeting m where m.move_id = cast(?1 as uuid) and m.fate = 'collides'
                order by m.old_number, m.file, m.line""", move)
                .setFirstResult(first)
                .setMaxResults(most)).stream()
                .map(row -> new Collision(
                        row[0].toString(), row[1].toString(), row[2].toString(), instant(row[3]), number(row[4]), row[5].toString(),
                        "renumber".equals(row[6])))
                .toList();
    }

    int countCollisions(UUID move) {
        return number(query("select count(*) from move_meeting where" + OF_MOVE + "and fate = 'collides'", move).getSingleResult());
    }

    /** @param keys of the collisions that are chosen about; none are all of them */
    void choose(UUID move, List<String> keys, String choice) {
        query("update move_meeting set choice = ?2 where" + OF_MOVE
                        + "and fate = 'collides' and (?3 = '' or file || '-' || line = any (string_to_array(?3, ',')))", move)
                .setParameter(2, choice)
                .setParameter(3, String.join(",", keys))
                .executeUpdate();
    }

    List<OldRows.Organizer> comingOrganizers(UUID move) {
        return rows(query("select line, old_id, email, name from move_organizer where" + OF_MOVE + "and fate = 'comes' order by file, line", move))
                .stream()
                .map(row -> new OldRows.Organizer(number(row[0]), row[1].toString(), row[2].toString(), row[3].toString()))
                .toList();
    }

    /** Whose account each organizer of these files is here, by file and id there. */
    Map<String, UUID> accounts(UUID move) {
        Map<String, UUID> accounts = new LinkedHashMap<>();
        rows(query("""
                select o.file || ' ' || o.old_id, cast(a.id as text) from move_organizer o join account a on a.email = o.email
                where o.move_id = cast(?1 as uuid)""", move))
                .forEach(row -> accounts.put(row[0].toString(), UUID.fromString(row[1].toString())));
        return accounts;
    }

    /** First those that keep their number, so that no next number is one of theirs. */
    List<Coming> comingMeetings(UUID move) {
        return rows(query("""
                select file, line, old_number, case when fate = 'comes' then old_number else 0 end as number, origin, topic, format, visible,
                    open, starts_at, ends_at, room, floor, building, online_url, online_id, online_password, information, organizer
                from move_meeting where move_id = cast(?1 as uuid) and (fate = 'comes' or fate = 'collides' and choice = 'renumber')
                order by case when fate = 'comes' and old_number > 0 then 0 else 1 end, old_number, file, line""", move)).stream()
                .map(row -> new Coming(number(row[0]), number(row[1]), number(row[2]), number(row[3]), row[4].toString(), plan(row),
                        (Boolean) row[8], row[18].toString()))
                .toList();
    }

    private static MeetingPlan plan(Object[] row) {
        return new MeetingPlan(
                row[5].toString(), Format.valueOf(row[6].toString()), (Boolean) row[7], instant(row[9]), instant(row[10]),
                new MeetingPlan.Place(text(row[11]), text(row[12]), text(row[13])),
                new MeetingPlan.Conference(text(row[14]), text(row[15]), text(row[16])), text(row[17]), null, null, null);
    }

    /** @throws org.prachum.platform.problem.Refusal by the database, when it came from elsewhere at this moment */
    void remember(Coming meeting, UUID id) {
        database.createNativeQuery("insert into moved_meeting (origin, old_number, meeting_id) values (?1, ?2, cast(?3 as uuid))")
                .setParameter(1, meeting.origin())
                .setParameter(2, meeting.oldNumber())
                .setParameter(3, id.toString())
                .executeUpdate();
    }

    /** The meetings that somebody is to be registered in. */
    Map<String, UUID> destinations(UUID move) {
        Map<String, UUID> destinations = new LinkedHashMap<>();
        rows(query("""
                select d.origin, cast(d.meeting_id as text) from moved_meeting d
                where d.origin in (select p.origin from move_place p where p.move_id = cast(?1 as uuid) and p.fate = 'comes')
                order by d.origin""", move))
                .forEach(row -> destinations.put(row[0].toString(), UUID.fromString(row[1].toString())));
        return destinations;
    }

    /** Those who are to be registered in one meeting, from {@code first} on, in the order in which they were. */
    List<OldPlace> comingPlaces(UUID move, String origin, int first, int most) {
        return rows(query("""
                select number, name, position, section, cost_center, by_hand, registered_at from move_place
                where move_id = cast(?1 as uuid) and origin = ?2 and fate = 'comes' order by registered_at, file, line""", move)
                .setParameter(2, origin)
                .setFirstResult(first)
                .setMaxResults(most)).stream()
                .map(row -> new OldPlace(
                        new EmployeeNumber(row[0].toString()), row[1].toString(), row[2].toString(), row[3].toString(), row[4].toString(),
                        (Boolean) row[5], instant(row[6])))
                .toList();
    }

    /** Notes of whom there was no seat for. */
    void noteSeatless(UUID move, String origin, List<String> keys) {
        query("""
                insert into move_note (move_id, file, line, kind, subject, effect, fact, details)
                select p.move_id, p.file, p.line, 'place', p.name, 'left', 'movingin.place.seatless', cast(json_build_object() as text)
                from move_place p where p.move_id = cast(?1 as uuid) and p.origin = ?2 and p.number_key = any (cast(?3 as text[]))
                    and p.fate = 'comes'""", move)
                .setParameter(2, origin)
                .setParameter(3, TextArrays.of(keys, key -> key))
                .executeUpdate();
    }

    /** Notes of the meetings that were left out because their number is taken. */
    void noteLeftOut(UUID move) {
        query("""
                insert into move_note (move_id, file, line, kind, subject, effect, fact, details)
                select m.move_id, m.file, m.line, 'meeting', m.topic, 'left', 'movingin.meeting.leftOut', cast(json_build_object(
                    'number', m.old_number, 'places', (select count(*) from move_place p
                        where p.move_id = m.move_id and p.file = m.file and p.old_meeting = m.old_number)) as text)
                from move_meeting m where m.move_id = cast(?1 as uuid) and m.fate = 'collides' and m.choice = 'leave'""", move)
                .executeUpdate();
    }

    /** Takes away what was read; the notes stay. */
    void forget(UUID move) {
        for (String table : List.of("move_place", "move_meeting", "move_organizer")) {
            query("delete from " + table + " where" + OF_MOVE, move).executeUpdate();
        }
    }

    List<Told> notes(UUID move, int first, int most) {
        List<Told> told = new ArrayList<>();
        rows(query("select coalesce(f.name, ''), n.line, n.kind, n.subject, n.effect, n.fact, n.details from move_note n "
                        + "left join move_file f on f.move_id = n.move_id and f.file = n.file "
                        + "where n.move_id = cast(?1 as uuid) order by n.file, n.line, n.id", move)
                .setFirstResult(first)
                .setMaxResults(most))
                .forEach(row -> told.add(new Told(
                        row[0].toString(), number(row[1]), row[2].toString(), row[3].toString(), row[4].toString(), row[5].toString(),
                        Details.read(row[6].toString()))));
        return told;
    }

    int countNotes(UUID move) {
        return number(query("select count(*) from move_note where" + OF_MOVE, move).getSingleResult());
    }

    private void note(UUID move, String found) {
        query("insert into move_note (move_id, file, line, kind, subject, effect, fact, details, compared) "
                + "select cast(?1 as uuid), file, line, kind, subject, effect, fact, cast(details as text), true from (" + found
                + ") as found (file, line, kind, subject, effect, fact, details)", move)
                .executeUpdate();
    }

    private Tally tally(UUID move, String kind, String sql) {
        Object[] counts = rows(query(sql, move)).get(0);
        return new Tally(number(counts[0]), number(counts[1]), number(counts[2]) + countLeft(move, kind));
    }

    /** Each column goes over as an array of texts, and is what its table says; an empty text where that may be nothing is nothing. */
    private <T> void insert(UUID move, int file, String table, List<T> rows, Map<String, Function<T, String>> columns) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(columns.keySet());
        String casts = String.join(", ", names.stream().map(MoveRows::cast).toList());
        Query insert = query("insert into " + table + " (move_id, file, " + String.join(", ", names) + ") select cast(?1 as uuid), ?2, "
                + casts + " from unnest(" + TextArrays.parameters(3, names.size()) + ") as r (" + String.join(", ", names) + ")", move);
        insert.setParameter(2, file);
        for (int i = 0; i < names.size(); i++) {
            insert.setParameter(3 + i, TextArrays.of(rows, columns.get(names.get(i))));
        }
        insert.executeUpdate();
    }

    private static String cast(String column) {
        return switch (column) {
            case "line", "old_number", "old_meeting" -> "cast(" + column + " as integer)";
            case "visible", "open", "by_hand" -> "cast(" + column + " as boolean)";
            case "starts_at", "ends_at", "registered_at" -> "cast(" + column + " as timestamptz)";
            case "room", "floor", "building", "online_url", "online_id", "online_password", "information" -> "nullif(" + column + ", '')";
            default -> column;
        };
    }

    private Query query(String sql, UUID move) {
        return database.createNativeQuery(sql).setParameter(1, move.toString());
    }

    private static List<Object[]> rows(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(Object[].class::cast).toList();
    }

    private static List<String> texts(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(String::valueOf).toList();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    /** Each provider answers a moment as a type of its own. */
    private static Instant instant(Object value) {
        if (value instanceof Timestamp moment) {
            return moment.toInstant();
        }
        if (value instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return value instanceof ZonedDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
