package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.prachum.meetings.Meeting;

/** Fills meetings of a demonstration, so that there is something to see. Joins its caller's transaction. */
@ApplicationScoped
public class Crowd {

    @Inject
    EntityManager database;

    /**
     * Registers so many of the directory who have no address, so that nobody is mailed; who finds no seat waits, if one can.
     *
     * <p>The blank before a bracket is for EclipseLink, which takes all else for a part of the parameter's name.
     */
    public void come(Meeting meeting, int people) {
        database.flush();
        database.createNativeQuery("""
                        select cast(count(*) as text)
                        from (select array_agg(gen_random_uuid()) as ids, array_agg(number order by number_key) as numbers,
                                array_agg(number_key order by number_key) as keys
                            from (select number, number_key from employee where active and email is null
                                order by number_key limit ?1) few) people,
                            lateral register_people(current_tenant(), ?2, null, ids, array_fill(cast(?3 as text), array[?1 ]), numbers,
                                keys, null, null, null, null, null, null, null, null, null, array_fill(true, array[?1 ]))
                        where ids is not null""")
                .setParameter(1, people)
                .setParameter(2, meeting.getNumber())
                .setParameter(3, meeting.getAccessKey())
                .getSingleResult();
    }
}
