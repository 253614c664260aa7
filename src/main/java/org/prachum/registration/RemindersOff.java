package org.prachum.registration;

import jakarta.inject.Inject;
import java.time.Clock;
import org.prachum.notifications.MaskedAddress;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** Somebody wants no more reminders in this organization, or wants them again. */
@UseCase
class RemindersOff {

    /** Whether they come, and to which address, masked. */
    record Choice(boolean on, String maskedEmail) {}

    @Inject
    PersonalLinks links;

    @Inject
    Reminders reminders;

    @Inject
    Clock clock;

    /** @throws Missing when it is no code of this organization; as do the others */
    Choice choice(String code) {
        Addressee addressee = addressee(code);
        return new Choice(!reminders.isRefusedBy(addressee), MaskedAddress.of(addressee.email()));
    }

    void turnOff(String code) {
        reminders.refuse(addressee(code), clock.instant());
    }

    void turnOn(String code) {
        reminders.welcome(addressee(code));
    }

    private Addressee addressee(String code) {
        return links.read(PersonalLinks.Purpose.REMINDERS, code).addressee();
    }
}
