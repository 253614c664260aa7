package org.prachum.onboarding;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.prachum.identity.Email;
import org.prachum.movingin.Schedule;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Localized;
import org.prachum.tenancy.Subdomain;

/** A folder of {@code tenants/}, read and checked before anything of it is stored. The format stands in {@code tenants/README.md}. */
record TenantFolder(
        Path path,
        Subdomain subdomain,
        String name,
        Language language,
        ZoneId zone,
        List<Email> admins,
        List<Email> organizers,
        List<String> allowedDomains,
        Optional<String> primaryColor,
        Optional<String> accentColor,
        Localized welcome,
        boolean demo) {

    static final String ORGANIZATION = "organization.json";
    static final String MEETINGS = "meetings.json";
    static final String SCHEDULE = "schedule.json";
    static final String EMPLOYEES = "employees.csv";
    static final String LOGO = "logo.png";

    private static final Set<String> FIELDS = Set.of(
            "name", "locale", "timeZone", "admins", "organizers", "allowedEmailDomains", "branding", "demo");
    private static final Set<String> TAGS = Language.all().stream().map(Language::getTag).collect(Collectors.toUnmodifiableSet());

    /** @throws FolderRefused naming what is wrong */
    static TenantFolder read(Path path) {
        String folder = path.getFileName().toString();
        return FolderRefused.within(folder, ORGANIZATION, "", () -> read(path, folder));
    }

    private static TenantFolder read(Path path, String folder) {
        FolderJson json = new FolderJson(folder, ORGANIZATION, "", object(path, ORGANIZATION), FIELDS);
        Optional<FolderJson> branding = json.object("branding")
                .map(inner -> new FolderJson(
                        folder, ORGANIZATION, "branding", inner, Set.of("primaryColor", "accentColor", "welcome")));
        List<Email> admins = addresses(json, "admins");
        if (admins.isEmpty()) {
            throw json.refused("\"admins\" needs at least one address");
        }
        return new TenantFolder(
                path,
                subdomain(json, folder),
                json.text("name"),
                json.needed("locale", "en, th, fr or ru", tag -> Language.of(tag).orElseThrow()),
                json.needed("timeZone", "a time zone such as Asia/Bangkok", ZoneId::of),
                admins,
                addresses(json, "organizers"),
                json.texts("allowedEmailDomains"),
                branding.flatMap(look -> look.optional("primaryColor", "a colour such as #0b6e4f", TenantFolder::colour)),
                branding.flatMap(look -> look.optional("accentColor", "a colour such as #c8553d", TenantFolder::colour)),
                welcome(folder, branding),
                json.flag("demo"));
    }

    /** The folder's picture, if there is one. */
    Optional<byte[]> logo() {
        return file(LOGO).map(this::bytes);
    }

    /** The folder's directory, if there is one. */
    Optional<Path> employees() {
        return file(EMPLOYEES);
    }

    /** The meetings of both files, reckoned from {@code now}. */
    List<FolderMeeting> meetings(Instant now) {
        List<FolderMeeting> meetings = new ArrayList<>();
        if (file(MEETINGS).isPresent()) {
            List<JsonValue> rows = array(path, MEETINGS);
            for (int i = 0; i < rows.size(); i++) {
                int place = i;
                meetings.add(within(MEETINGS, row(i), () -> meeting(rows.get(place), row(place), now)));
            }
        }
        if (file(SCHEDULE).isPresent()) {
            meetings.add(within(SCHEDULE, "", () -> FolderMeeting.ofSchedule(
                    new FolderJson(folder(), SCHEDULE, "", object(path, SCHEDULE), Schedule.FIELDS), zone)));
        }
        return meetings;
    }

    /** Does what a part of a file asks for; whatever goes wrong is said with the file and the row. */
    <T> T within(String file, String row, Supplier<T> work) {
        return FolderRefused.within(folder(), file, row, work);
    }

    void within(String file, String row, Runnable work) {
        within(file, row, () -> {
            work.run();
            return null;
        });
    }

    /** How the meeting at that place of its file is called, counted from 0. */
    static String row(int place) {
        return "meeting " + (place + 1);
    }

    FolderRefused refused(String file, String row, String reason) {
        return new FolderRefused(folder(), file, row, reason);
    }

    private FolderMeeting meeting(JsonValue row, String where, Instant now) {
        if (!(row instanceof JsonObject object)) {
            throw refused(MEETINGS, where, "must be an object");
        }
        FolderJson json = new FolderJson(folder(), MEETINGS, where, object, FolderMeeting.FIELDS);
        FolderMeeting meeting = FolderMeeting.of(json, zone, now);
        boolean known = admins.stream().anyMatch(admin -> admin.value().equals(meeting.organizer()))
                || organizers.stream().anyMatch(organizer -> organizer.value().equals(meeting.organizer()));
        if (!known) {
            throw json.refused("\"organizer\" " + meeting.organizer() + " is none of the organizers or admins");
        }
        return meeting;
    }

    private String folder() {
        return path.getFileName().toString();
    }

    /** Empty where nothing has that name; a folder of that name, or a link that leads nowhere, is a mistake. */
    private Optional<Path> file(String name) {
        Path file = path.resolve(name);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw refused(name, "", "is no file");
        }
        return Optional.of(file);
    }

    private byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw refused(file.getFileName().toString(), "", unreadable.toString());
        }
    }

    private static Subdomain subdomain(FolderJson json, String folder) {
        try {
            return new Subdomain(folder);
        } catch (Refusal refusal) {
            throw json.refused("the folder's name is no subdomain that can be had (" + refusal.key() + ")");
        }
    }

    private static List<Email> addresses(FolderJson json, String field) {
        return json.texts(field).stream()
                .map(address -> {
                    try {
                        return Email.typed(address);
                    } catch (Refusal malformed) {
                        throw json.refused("\"" + field + "\" has \"" + address + "\", which is no e-mail address");
                    }
                })
                .toList();
    }

    private static Localized welcome(String folder, Optional<FolderJson> branding) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        branding.flatMap(look -> look.object("welcome")).ifPresent(object -> {
            FolderJson welcome = new FolderJson(folder, ORGANIZATION, "branding.welcome", object, TAGS);
            Language.all().forEach(language ->
                    welcome.optionalText(language.getTag()).ifPresent(text -> texts.put(language, text)));
        });
        return new Localized(texts);
    }

    private static String colour(String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static JsonObject object(Path path, String file) {
        if (structure(path, file) instanceof JsonObject object) {
            return object;
        }
        throw new FolderRefused(path.getFileName().toString(), file, "", "must be a JSON object");
    }

    private static JsonArray array(Path path, String file) {
        if (structure(path, file) instanceof JsonArray array) {
            return array;
        }
        throw new FolderRefused(path.getFileName().toString(), file, "", "must be a JSON array");
    }

    private static JsonStructure structure(Path path, String file) {
        try (PushbackInputStream text = new PushbackInputStream(Files.newInputStream(path.resolve(file)), 3);
                JsonReader reader = Json.createReader(withoutMark(text))) {
            return reader.read();
        } catch (NoSuchFileException missing) {
            throw new FolderRefused(path.getFileName().toString(), file, "", "is not there");
        } catch (IOException unreadable) {
            throw new FolderRefused(path.getFileName().toString(), file, "", "cannot be read: " + unreadable.getMessage());
        } catch (JsonException unreadable) {
            throw new FolderRefused(path.getFileName().toString(), file, "", unreadable.getMessage().strip().replaceAll("\\s+", " "));
        }
    }

    /** A byte order mark is allowed, and no JSON. */
    private static PushbackInputStream withoutMark(PushbackInputStream text) throws IOException {
        byte[] start = text.readNBytes(3);
        boolean mark = start.length == 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf;
        if (!mark) {
            text.unread(start);
        }
        return text;
    }
}
