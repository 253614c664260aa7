package org.prachum.meetings;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finding what meetings ask. Joins its caller's transaction. */
@ApplicationScoped
public class FormQuestions {

    @Inject
    EntityManager database;

    /** What a meeting asks now, in order. Nothing is looked for where it asks nothing. */
    public List<FormQuestion> of(Meeting meeting) {
        return meeting.isAsking() ? asked(List.of(meeting.getId())).getOrDefault(meeting.getId(), List.of()) : List.of();
    }

    /** The same for several meetings at once, by their ids. */
    public Map<UUID, List<FormQuestion>> of(Collection<Meeting> meetings) {
        List<UUID> asking = meetings.stream().filter(Meeting::isAsking).map(Meeting::getId).toList();
        return asking.isEmpty() ? Map.of() : asked(asking);
    }

    /** The same whatever the meeting's count says, which is behind while its questions are being changed. */
    Map<UUID, List<FormQuestion>> asked(Collection<UUID> meetings) {
        return database.createQuery("""
                        select q from FormQuestion q where q.meeting in :meetings and q.place is not null
                        order by q.place""", FormQuestion.class)
                .setParameter("meetings", meetings)
                .getResultStream()
                .collect(groupingBy(FormQuestion::getMeeting));
    }
}
