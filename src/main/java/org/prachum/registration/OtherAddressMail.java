package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.registration.MailFacts.Extent;
import org.prachum.tenancy.Here;

/**
 * Tells somebody of the directory that they were registered with an e-mail address that is not theirs by the directory, so perhaps by
 * somebody else, with a link that ends the registration. It comes beside the ticket, which goes to the directory's address too.
 *
 * <p>It does not name the address that was typed: that would be a text that a stranger chose.
 */
@ApplicationScoped
class OtherAddressMail implements MailWriter {

    static final String KIND = "registration.other_address";

    @Inject
    MailedPlaces places;

    @Inject
    MailFacts facts;

    @Inject
    Organizers organizers;

    @Inject
    PersonalLinks links;

    @Inject
    Here here;

    @Inject
    Words words;

    @Override
    public String kind() {
        return KIND;
    }

    /** Empty once the registration has ended, or the meeting does not take place. */
    @Override
    public Optional<Mail> write(OutboxMessage message) {
        List<MailedPlace> told = places.of(message).stream().filter(OtherAddressMail::isTrue).toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Language language = message.getLanguage();
        Mail mail = letter(told, language);
        if (told.size() > 1) {
            return Optional.of(mail.withFacts(facts.ofSeries(told, language, Extent.OFF, this::link)));
        }
        return Optional.of(mail.withFacts(facts.of(told.get(0), language, Extent.OFF))
                .withAction(words.say(language, "registration.mail.other_address.action"), link(told.get(0))));
    }

    private static boolean isTrue(MailedPlace place) {
        Registration registration = place.registration();
        return (registration.isConfirmed() || registration.isWaitlisted())
                && registration.email().isPresent() && !place.meeting().isCancelled();
    }

    /** Of a series each date leads to its own page. */
    private Mail letter(List<MailedPlace> told, Language language) {
        return Mail.of(
                        words.say(language, "registration.mail.other_address.subject", Map.of("topic", facts.title(told, language))),
                        words.say(language, "registration.mail.greeting", Map.of("name", told.get(0).registration().getName())),
                        List.of(words.say(
                                language, "registration.mail.other_address." + (told.size() == 1 ? "text" : "series"),
                                Map.of("count", told.size()))))
                .withReplyTo(organizers.of(told.get(0).meeting()));
    }

    private String link(MailedPlace place) {
        Addressee addressee = Addressee.of(place.registration()).orElseThrow();
        return here.link("/not-me/" + links.code(PersonalLinks.Purpose.NOT_ME, place.registration(), addressee)).toString();
    }
}
