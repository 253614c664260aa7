package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import org.prachum.notifications.Carrier;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.OutboxMessage;
import org.prachum.notifications.Undelivered;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** Brings a row to the organization's spreadsheet, whichever it has. Whoever gave their place back before it was brought gets none. */
@ApplicationScoped
class SpreadsheetCarrier implements Carrier {

    static final String CHANNEL = "spreadsheet";

    @Inject
    Posting posting;

    @Inject
    ScriptPost script;

    @Inject
    SheetAppend sheet;

    @Inject
    AccessTokens tokens;

    @Inject
    Words words;

    @Inject
    Here here;

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public boolean carry(OutboxMessage message) throws Undelivered {
        Optional<Posting.Parcel> parcel = posting.parcel(message).filter(SpreadsheetCarrier::isStillTrue);
        if (parcel.isEmpty()) {
            return false;
        }
        Integration spreadsheet = parcel.get().integration();
        try {
            send(message, parcel.get());
        } catch (Undelivered undelivered) {
            posting.failed(spreadsheet.getId());
            throw undelivered;
        }
        if (spreadsheet.getFailingSince() != null) {
            posting.arrived(spreadsheet.getId());
        }
        return true;
    }

    private static boolean isStillTrue(Posting.Parcel parcel) {
        return parcel.registration() == null || parcel.registration().isConfirmed();
    }

    private void send(OutboxMessage message, Posting.Parcel parcel) throws Undelivered {
        Integration spreadsheet = parcel.integration();
        boolean headings = message.getKind().equals(Events.HEADINGS);
        if (spreadsheet.isScript()) {
            // A script makes its headings itself.
            if (!headings) {
                script.send(URI.create(spreadsheet.getAddress()), row(message, parcel), message.getAttempts());
            }
            return;
        }
        try {
            SheetAppend.Sheet where = where(spreadsheet, parcel.secrets().get(0));
            if (headings) {
                sheet.head(where, message.getAttempts());
            } else {
                sheet.append(where, row(message, parcel), message.getAttempts());
            }
        } catch (Undelivered undelivered) {
            if (undelivered.failure().reason() == Reason.SIGN_IN) {
                tokens.drop(spreadsheet.getId());
            }
            throw undelivered;
        }
    }

    private SheetAppend.Sheet where(Integration spreadsheet, String key) throws Undelivered {
        ServiceAccount account = ServiceAccount.read(key, "key");
        String token = tokens.of(spreadsheet.getId(), spreadsheet.sealed().orElseThrow(), account);
        return new SheetAppend.Sheet(spreadsheet.getAddress(), spreadsheet.getTab(), token);
    }

    private SpreadsheetRow row(OutboxMessage message, Posting.Parcel parcel) {
        ZoneId zone = here.getOrganization().getZone();
        return parcel.registration() == null
                ? SpreadsheetRow.sample(
                        words.say(here.getOrganization().getLanguage(), "integrations.sample.name"),
                        words.say(here.getOrganization().getLanguage(), "integrations.sample.topic"),
                        message.getSubject(),
                        message.getCreatedAt(),
                        zone)
                : SpreadsheetRow.of(parcel.registration(), parcel.meeting(), zone);
    }
}
