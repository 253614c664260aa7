package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingBefore;
import org.prachum.notifications.Mail.Fact;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/** What, when and where, as a mail says it of one meeting or of several of a series: as it is, and below what it was before. */
@ApplicationScoped
class MailFacts {

    private static final String WHEN = "when";
    private static final String NOTHING = "–";

    /** What a change of each is called in a sentence. */
    private static final Map<String, String> CHANGES = Map.of(
            "what", "topic", WHEN, "time", "where", "place", "link", "link", "online_id", "link", "online_password", "link",
            "information", "information");

    /** How much is said: that it is off, what everybody may know who waits for a seat, or how to join as well. */
    enum Extent {
        OFF,
        WAITING,
        SEAT
    }

    @Inject
    Where where;

    @Inject
    Words words;

    @Inject
    Here here;

    /** The topic and when it starts, or of several when the first does: what tells one mail from the next in a list of subjects. */
    String title(List<MailedPlace> places, Language language) {
        Meeting first = places.get(0).meeting();
        return words.say(
                language,
                places.size() == 1 ? "registration.mail.meeting" : "registration.mail.series",
                Map.of("topic", first.getTopic(), "when", moments(language).dayAndTime(first.getStartsAt()), "count", places.size()));
    }

    /** Whether there is anything new about it that its reader may know; what was changed and changed back is not. */
    boolean isNews(MailedPlace place, Language language, Extent extent) {
        return place.before().isEmpty() || !now(place, language, extent).equals(before(place, language, extent));
    }

    List<Fact> of(MailedPlace place, Language language, Extent extent) {
        Map<String, String> now = now(place, language, extent);
        Map<String, String> before = before(place, language, extent);
        List<Fact> facts = new ArrayList<>();
        now.forEach((label, value) -> add(facts, language, label, value, before.get(label)));
        if (extent == Extent.SEAT) {
            facts.add(Math.min(facts.size(), 2), new Fact(label("who", language), place.registration().getName()));
        }
        return facts;
    }

    /**
     * A fact for what all have in common, and one for each date.
     *
     * @param address where the date of a place leads, or null
     */
    List<Fact> ofSeries(List<MailedPlace> places, Language language, Extent extent, Function<MailedPlace, String> address) {
        List<Map<String, String>> now = places.stream().map(place -> now(place, language, extent)).toList();
        List<Map<String, String>> before = places.stream().map(place -> before(place, language, extent)).toList();
        Set<String> common = new HashSet<>(now.get(0).keySet());
        common.remove(WHEN);
        common.removeIf(label -> isDifferent(now, label) || isDifferent(before, label));
        List<Fact> facts = new ArrayList<>();
        now.get(0).forEach((label, value) -> {
            if (common.contains(label)) {
                add(facts, language, label, value, before.get(0).get(label));
            }
        });
        if (extent == Extent.SEAT) {
            facts.add(new Fact(label("who", language), places.get(0).registration().getName()));
        }
        for (int i = 0; i < places.size(); i++) {
            facts.add(date(places.get(i), now.get(i), before.get(i), common, language).withAddress(address.apply(places.get(i))));
        }
        return facts;
    }

    /** What was changed, as a list within a sentence. */
    String changes(MailedPlace place, Language language, Extent extent) {
        Map<String, String> now = now(place, language, extent);
        Map<String, String> before = before(place, language, extent);
        String changes = now.keySet().stream()
                .filter(label -> !Objects.equals(now.get(label), before.get(label)))
                .map(CHANGES::get)
                .distinct()
                .map(change -> words.say(language, "registration.mail.change." + change))
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? words.say(language, "registration.mail.change.any") : changes;
    }

    private Fact date(
            MailedPlace place, Map<String, String> now, Map<String, String> before, Set<String> common, Language language) {
        Moments moments = moments(language);
        Meeting meeting = place.meeting();
        List<String> own = now.keySet().stream().filter(label -> !label.equals(WHEN) && !common.contains(label)).toList();
        String value = Stream.concat(Stream.of(moments.hours(meeting.getStartsAt(), meeting.getEndsAt())), own.stream().map(now::get))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        String changed = now.keySet().stream()
                .filter(label -> !common.contains(label) && !now.get(label).equals(before.get(label)))
                .map(label -> before.get(label).isEmpty() ? NOTHING : before.get(label))
                .collect(Collectors.joining(" · "));
        Fact fact = new Fact(moments.day(meeting.getStartsAt()), value);
        return changed.isEmpty() ? fact : fact.withNote(before(changed, language));
    }

    private void add(List<Fact> facts, Language language, String label, String value, String before) {
        boolean changed = !value.equals(before);
        if (value.isEmpty() && !changed) {
            return;
        }
        Fact fact = new Fact(label(label, language), value.isEmpty() ? NOTHING : value);
        facts.add(changed ? fact.withNote(before(before.isEmpty() ? NOTHING : before, language)) : fact);
    }

    private String label(String label, Language language) {
        return words.say(language, "registration.ticket." + label);
    }

    private String before(String text, Language language) {
        return words.say(language, "registration.mail.before", Map.of("before", text));
    }

    private Map<String, String> now(MailedPlace place, Language language, Extent extent) {
        return texts(MeetingBefore.of(place.meeting()), language, extent);
    }

    private Map<String, String> before(MailedPlace place, Language language, Extent extent) {
        return texts(place.before().orElseGet(() -> MeetingBefore.of(place.meeting())), language, extent);
    }

    /** What is said, by label; empty where nothing is. */
    private Map<String, String> texts(MeetingBefore said, Language language, Extent extent) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("what", said.topic());
        texts.put(WHEN, moments(language).longRange(said.startsAt(), said.endsAt()));
        if (extent == Extent.OFF) {
            return texts;
        }
        texts.put("where", where.place(said.format(), said.place(), language));
        if (extent == Extent.SEAT) {
            texts.put("link", online(said, said.conference().url()));
            texts.put("online_id", online(said, said.conference().id()));
            texts.put("online_password", online(said, said.conference().password()));
        }
        texts.put("information", Objects.toString(said.information(), ""));
        return texts;
    }

    private static String online(MeetingBefore said, String value) {
        return said.format().isOnline() && value != null ? value : "";
    }

    private static boolean isDifferent(List<Map<String, String>> all, String label) {
        return all.stream().map(each -> each.get(label)).distinct().count() > 1;
    }

    private Moments moments(Language language) {
        return Moments.in(language.locale(), here.getOrganization().getZone());
    }
}
