package org.prachum.registration;

import java.util.UUID;
import org.prachum.platform.web.Language;

/**
 * Somebody who asks for a place, checked as far as that goes without the database.
 *
 * @param id of the registration it becomes; chosen before, so that asking again after a broken connection is known as the same
 * @param access the key of a private meeting; empty where none was given
 * @param key their number, or the address of a guest without one
 * @param byHand whether the person said who they are, in case the directory does not
 * @param email where the ticket goes, or null for the directory's address
 * @param language in which the mail is written
 * @param requestKey what the request is known by if it is sent again, at most 255 characters, or null
 * @param fingerprint what the request says, for comparison
 * @param waits whether they would rather stand in line than go without
 * @param consent the number of the text that they agreed to; null where nothing was asked
 * @param answers to the meeting's questions
 * @param isLimited whether they may not be registered at this moment unless the directory knows them
 */
record Applicant(
        UUID id,
        String access,
        RegistrantKey key,
        boolean byHand,
        Person person,
        String email,
        Language language,
        String requestKey,
        String fingerprint,
        boolean waits,
        Integer consent,
        Answers answers,
        boolean isLimited) {

    /** The same, who may not be registered at this moment unless the directory knows them. */
    Applicant limited() {
        return new Applicant(
                id, access, key, byHand, person, email, language, requestKey, fingerprint, waits, consent, answers, true);
    }

    /** What somebody says of themselves; empty where the directory says it. */
    record Person(String name, String position, String section, String costCenter) {

        static final Person OF_THE_DIRECTORY = new Person("", "", "", "");
    }
}
