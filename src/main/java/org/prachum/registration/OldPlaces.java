package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prachum.directory.EmployeeNumber;
import org.prachum.platform.persistence.TextArrays;
import org.prachum.platform.web.Language;

/** Places that were taken in another program. Nobody is mailed about them. Joins its caller's transaction. */
@ApplicationScoped
public class OldPlaces {

    /**
     * Somebody's place, as it was taken there.
     *
     * @param name 1 to 255 characters; what follows may be empty
     * @param byHand whether the person said who they are
     */
    public record OldPlace(
            EmployeeNumber number, String name, String position, String section, String costCenter, boolean byHand, Instant registeredAt) {}

    /**
     * What became of a list of them.
     *
     * @param taken how many have a seat now
     * @param seatless the keys of the numbers for which there was none
     */
    public record Taken(int taken, List<String> seatless) {}

    @Inject
    EntityManager database;

    /** Takes a seat for each who has, and had, no place in the meeting; as long as it has seats, and those first who came first. */
    public Taken take(UUID meeting, List<OldPlace> places, Language language) {
        List<?> found = database.createNativeQuery("select outcome, number_key from take_old_places(cast(?1 as uuid), "
                        + TextArrays.parameters(2, 8) + ", ?10 )")
                .setParameter(1, meeting.toString())
                .setParameter(2, TextArrays.of(places, place -> place.number().spelling()))
                .setParameter(3, TextArrays.of(places, place -> place.number().key()))
                .setParameter(4, TextArrays.of(places, OldPlace::name))
                .setParameter(5, TextArrays.of(places, OldPlace::position))
                .setParameter(6, TextArrays.of(places, OldPlace::section))
                .setParameter(7, TextArrays.of(places, OldPlace::costCenter))
                .setParameter(8, TextArrays.of(places, place -> String.valueOf(place.byHand())))
                .setParameter(9, TextArrays.of(places, place -> place.registeredAt().toString()))
                .setParameter(10, language.getTag())
                .getResultList();
        List<Object[]> rows = found.stream().map(Object[].class::cast).toList();
        List<String> seatless = rows.stream().filter(row -> "full".equals(row[0])).map(row -> row[1].toString()).toList();
        // Who went without a seat is answered as full alone: their row is gone by then.
        return new Taken((int) rows.stream().filter(row -> "registered".equals(row[0])).count(), seatless);
    }
}
