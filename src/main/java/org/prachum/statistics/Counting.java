package org.prachum.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Adds up registrations: two statements, however many there are. Joins its caller's transaction. */
@ApplicationScoped
class Counting {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** Which registrations count: of one meeting, or of a span of time, each found by an index. */
    private static final String OF_MEETING = "r.status = 'confirmed' and r.meeting_id = cast(?1 as uuid)";

    private static final String OF_SPAN =
            "r.status = 'confirmed' and r.registered_at >= cast(?1 as timestamptz) and r.registered_at < cast(?2 as timestamptz)";

    /** Who did not come is known only of meetings whose door was kept: of one where nobody was checked in, nothing is said. */
    private static final String QUARTERS = """
            with kept as (
                select m.id, m.ends_at <= cast(?%d as timestamptz) as over from meeting m
                where exists (select 1 from registration c
                    where c.meeting_id = m.id and c.status = 'confirmed' and c.checked_in_at is not null))
            select cast(extract(epoch from date_bin(cast('15 minutes' as interval), r.registered_at, to_timestamp(0))) as bigint),
                count(*), count(*) filter (where r.by_hand), count(*) filter (where r.checked_in_at is not null),
                count(*) filter (where r.checked_in_at is null and k.over),
                count(*) filter (where r.checked_in_at is null and not k.over)
            from registration r left join kept k on k.id = r.meeting_id where %s group by 1""";

    /** Of who was made nobody's it is still known that the directory knew them, but not whether they came to two meetings. */
    private static final String SECTIONS = """
            with wanted as (
                select r.section, r.employee_id, r.erased_at is not null and not r.by_hand as was_known from registration r where %s),
            counted as (
                select w.section, count(*) as registered, count(*) filter (where w.was_known) as were_known
                from wanted w group by w.section),
            people as (
                select e.section_short as section, count(*) as employees, count(came.employee_id) as reached
                from employee e left join (select distinct w.employee_id from wanted w) came on came.employee_id = e.id
                where e.active group by e.section_short)
            select coalesce(c.section, p.section), coalesce(c.registered, 0), coalesce(p.employees, 0),
                least(coalesce(p.reached, 0) + coalesce(c.were_known, 0), coalesce(p.employees, 0))
            from counted c full join people p on p.section = c.section order by 2 desc, 3 desc, 1""";

    @Inject
    EntityManager database;

    /** Of one meeting, from the first who registered to the last; at {@code now} where nobody did. */
    Figures of(UUID meeting, Instant now) {
        return figures(Optional.empty(), now, now, OF_MEETING, meeting.toString());
    }

    /** Of all meetings, from one moment to another; what is over is so at {@code now}. */
    Figures between(Instant from, Instant until, Instant now) {
        return figures(Optional.of(from), until, now, OF_SPAN, from.toString(), until.toString());
    }

    private Figures figures(Optional<Instant> from, Instant until, Instant now, String which, String... values) {
        NavigableMap<Instant, Long> quarters = new TreeMap<>();
        long byHand = 0;
        Attendance attendance = Attendance.NONE;
        String[] andNow = Arrays.copyOf(values, values.length + 1);
        andNow[values.length] = now.toString();
        for (Object[] row : rows(QUARTERS.formatted(andNow.length, which), andNow)) {
            quarters.put(Instant.ofEpochSecond(number(row[0])), number(row[1]));
            byHand += number(row[2]);
            attendance = attendance.and(new Attendance(number(row[3]), number(row[4]), number(row[5])));
        }
        List<Section> sections = rows(SECTIONS.formatted(which), values).stream()
                .map(row -> new Section(String.valueOf(row[0]), number(row[1]), number(row[2]), number(row[3])))
                .toList();
        boolean whole = from.isPresent() || quarters.isEmpty();
        return new Figures(
                whole ? from.orElse(until) : quarters.firstKey(),
                whole ? until : quarters.lastKey().plus(QUARTER),
                quarters,
                byHand,
                attendance,
                sections);
    }

    private List<Object[]> rows(String query, String... values) {
        Query asked = database.createNativeQuery(query);
        for (int i = 0; i < values.length; i++) {
            asked.setParameter(i + 1, values[i]);
        }
        List<?> rows = asked.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static long number(Object counted) {
        return ((Number) counted).longValue();
    }
}
