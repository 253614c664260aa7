package org.prachum.meetings;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.prachum.meetings.MeetingPlan.Conference;
import org.prachum.meetings.MeetingPlan.Place;
import org.prachum.platform.problem.Invalid;

/**
 * What somebody types about a meeting, as they type it: dates and times in the organization's zone, in the form that browsers send
 * (HTML, section 2.3.5: {@code 2026-11-20}, {@code 15:00}, {@code 2026-11-20T15:00}). Refusals name the fields as document 000 does.
 */
public class MeetingForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);
    private static final int LAST_YEAR = 9998;
    private static final int DAYS_TO_NEXT_WEEK = 7;

    private String topic;
    private String meetingDate;
    private String startTime;
    private String endTime;
    private String endDate;
    private String meetingType = Format.ONSITE.stored();
    private String room;
    private String floor;
    private String building;
    private String meetingUrl;
    private String meetingId;
    private String meetingPassword;
    private String additionalInfo;
    private boolean isPublic = true;
    private String capacity;
    private String registrationOpens;
    private String registrationCloses;

    /** Empty, but for what most meetings are: on site and public. */
    public MeetingForm() {}

    static MeetingForm of(Meeting meeting, ZoneId zone) {
        return of(meeting, zone, 0);
    }

    /** A new meeting like that one, on the same weekday a week later. */
    static MeetingForm aWeekAfter(Meeting meeting, ZoneId zone) {
        return of(meeting, zone, DAYS_TO_NEXT_WEEK);
    }

    private static MeetingForm of(Meeting meeting, ZoneId zone, int daysLater) {
        MeetingForm form = new MeetingForm();
        LocalDateTime start = local(meeting.getStartsAt(), zone).plusDays(daysLater);
        LocalDateTime end = local(meeting.getEndsAt(), zone).plusDays(daysLater);
        form.topic = meeting.getTopic();
        form.meetingDate = start.toLocalDate().toString();
        form.startTime = TIME.format(start);
        form.endTime = TIME.format(end);
        form.endDate = end.toLocalDate().equals(start.toLocalDate()) ? null : end.toLocalDate().toString();
        form.meetingType = meeting.getFormat().stored();
        form.room = meeting.getRoom();
        form.floor = meeting.getFloor();
        form.building = meeting.getBuilding();
        form.meetingUrl = meeting.getOnlineUrl();
        form.meetingId = meeting.getOnlineId();
        form.meetingPassword = meeting.getOnlinePassword();
        form.additionalInfo = meeting.getInformation();
        form.isPublic = !meeting.isPrivate();
        form.capacity = meeting.capacity().map(String::valueOf).orElse(null);
        form.registrationOpens = typed(meeting.getRegistrationOpensAt(), zone, daysLater);
        form.registrationCloses = typed(meeting.getRegistrationClosesAt(), zone, daysLater);
        return form;
    }

    /**
     * The plan that was typed. Without an end it is one hour; an end before the start is on another day only if that day is given.
     *
     * @throws Invalid what cannot be read or cannot be, beside its field
     */
    public MeetingPlan plan(ZoneId zone) {
        if (isEmpty(topic)) {
            throw new Invalid("meetings.topicNeeded", "topic");
        }
        LocalDate date = needed(meetingDate, "meeting_date", "meetings.date", MeetingForm::date);
        LocalTime from = needed(startTime, "start_time", "meetings.time", LocalTime::parse);
        LocalDateTime start = date.atTime(from);
        return new MeetingPlan(
                topic,
                format(),
                isPublic,
                start.atZone(zone).toInstant(),
                end(start).atZone(zone).toInstant(),
                new Place(room, floor, building),
                new Conference(meetingUrl, meetingId, meetingPassword),
                additionalInfo,
                seats(),
                moment(registrationOpens, "registration_opens", zone),
                moment(registrationCloses, "registration_closes", zone));
    }

    private LocalDateTime end(LocalDateTime start) {
        LocalTime until = read(endTime, "end_time", "meetings.time", LocalTime::parse);
        LocalDate day = read(endDate, "end_date", "meetings.date", MeetingForm::date);
        if (until == null && day == null) {
            return start.plusHours(1);
        }
        LocalDateTime end = (day == null ? start.toLocalDate() : day).atTime(until == null ? start.toLocalTime() : until);
        if (!end.isAfter(start)) {
            boolean wrongDay = day != null && day.isBefore(start.toLocalDate());
            throw new Invalid("meetings.endsBeforeItStarts", wrongDay || until == null ? "end_date" : "end_time");
        }
        return end;
    }

    private Format format() {
        try {
            return Format.of(isEmpty(meetingType) ? Format.ONSITE.stored() : meetingType.strip());
        } catch (IllegalArgumentException unknown) {
            throw new Invalid("meetings.format", "meeting_type");
        }
    }

    private Integer seats() {
        Map<String, Object> most = Map.of("most", MeetingPlan.MOST_SEATS);
        if (isEmpty(capacity)) {
            return null;
        }
        try {
            return Integer.valueOf(capacity.strip());
        } catch (NumberFormatException refused) {
            throw new Invalid("meetings.capacity", "capacity", most);
        }
    }

    private static Instant moment(String typed, String field, ZoneId zone) {
        LocalDateTime local = read(typed, field, "meetings.dateTime", MeetingForm::dateTime);
        return local == null ? null : local.atZone(zone).toInstant();
    }

    private static <T> T needed(String typed, String field, String key, Function<String, T> reading) {
        T read = read(typed, field, key, reading);
        if (read == null) {
            throw new Invalid(key, field);
        }
        return read;
    }

    /** Null where nothing was typed. */
    private static <T> T read(String typed, String field, String key, Function<String, T> reading) {
        if (isEmpty(typed)) {
            return null;
        }
        try {
            return reading.apply(typed.strip());
        } catch (DateTimeException unreadable) {
            throw new Invalid(key, field);
        }
    }

    private static LocalDate date(String typed) {
        return sane(LocalDateTime.parse(typed + "T00:00")).toLocalDate();
    }

    private static LocalDateTime dateTime(String typed) {
        return sane(LocalDateTime.parse(typed));
    }

    /** Years of more than four digits are left to nobody's arithmetic. */
    private static LocalDateTime sane(LocalDateTime typed) {
        if (typed.getYear() < 0 || typed.getYear() > LAST_YEAR) {
            throw new DateTimeException("Year " + typed.getYear());
        }
        return typed;
    }

    private static boolean isEmpty(String typed) {
        return typed == null || typed.isBlank();
    }

    private static LocalDateTime local(Instant moment, ZoneId zone) {
        return LocalDateTime.ofInstant(moment, zone);
    }

    private static String typed(Instant moment, ZoneId zone, int daysLater) {
        return moment == null ? null : DATE_TIME.format(local(moment, zone).plusDays(daysLater));
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getMeetingDate() {
        return meetingDate;
    }

    public void setMeetingDate(String meetingDate) {
        this.meetingDate = meetingDate;
    }

    public String getStartTime() {
        return startTime;
    }

    public void setStartTime(String startTime) {
        this.startTime = startTime;
    }

    public String getEndTime() {
        return endTime;
    }

    public void setEndTime(String endTime) {
        this.endTime = endTime;
    }

    public String getEndDate() {
        return endDate;
    }

    public void setEndDate(String endDate) {
        this.endDate = endDate;
    }

    public String getMeetingType() {
        return meetingType;
    }

    public void setMeetingType(String meetingType) {
        this.meetingType = meetingType;
    }

    public String getRoom() {
        return room;
    }

    public void setRoom(String room) {
        this.room = room;
    }

    public String getFloor() {
        return floor;
    }

    public void setFloor(String floor) {
        this.floor = floor;
    }

    public String getBuilding() {
        return building;
    }

    public void setBuilding(String building) {
        this.building = building;
    }

    public String getMeetingUrl() {
        return meetingUrl;
    }

    public void setMeetingUrl(String meetingUrl) {
        this.meetingUrl = meetingUrl;
    }

    public String getMeetingId() {
        return meetingId;
    }

    public void setMeetingId(String meetingId) {
        this.meetingId = meetingId;
    }

    public String getMeetingPassword() {
        return meetingPassword;
    }

    public void setMeetingPassword(String meetingPassword) {
        this.meetingPassword = meetingPassword;
    }

    public String getAdditionalInfo() {
        return additionalInfo;
    }

    public void setAdditionalInfo(String additionalInfo) {
        this.additionalInfo = additionalInfo;
    }

    public boolean isPublic() {
        return isPublic;
    }

    public void setPublic(boolean isPublic) {
        this.isPublic = isPublic;
    }

    public String getCapacity() {
        return capacity;
    }

    public void setCapacity(String capacity) {
        this.capacity = capacity;
    }

    public String getRegistrationOpens() {
        return registrationOpens;
    }

    public void setRegistrationOpens(String registrationOpens) {
        this.registrationOpens = registrationOpens;
    }

    public String getRegistrationCloses() {
        return registrationCloses;
    }

    public void setRegistrationCloses(String registrationCloses) {
        this.registrationCloses = registrationCloses;
    }
}
