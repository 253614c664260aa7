package org.prachum.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;

/** Draws figures as charts, in the reader's language and the organization's zone. */
@ApplicationScoped
class Charts {

    /** More sections than that have no bar, and one line of the table together; the file has them all. */
    private static final int MOST_SECTIONS = 12;

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    /** All of them; who came only where a door was kept. */
    List<Chart> of(Figures figures) {
        List<Chart> charts = new ArrayList<>(List.of(time(figures), hours(figures), origin(figures), rate(figures)));
        if (figures.attendance().isKnown()) {
            charts.add(attendance(figures));
        }
        charts.add(sections(figures));
        return charts;
    }

    Optional<Chart> of(Figures figures, String key) {
        return of(figures).stream().filter(chart -> chart.key().equals(key)).findFirst();
    }

    private Chart time(Figures figures) {
        List<Timeline.Bucket> buckets = figures.timeline(zone());
        long most = buckets.stream().mapToLong(Timeline.Bucket::count).max().orElse(0);
        List<Line> lines = buckets.stream()
                .map(bucket -> new Line(label(bucket), bucket.count(), local(bucket.start())))
                .toList();
        return columns("time", lines, most);
    }

    private Chart hours(Figures figures) {
        long[] hours = figures.hoursOfTheDay(zone());
        List<Line> lines = IntStream.range(0, hours.length)
                .mapToObj(hour -> new Line("%02d:00".formatted(hour), hours[hour], "%02d:00".formatted(hour)))
                .toList();
        return columns("hours", lines, Arrays.stream(hours).max().orElse(0));
    }

    private Chart columns(String key, List<Line> lines, long most) {
        Optional<Line> highest = lines.stream().max(Comparator.comparingLong(Line::count));
        return new Chart(
                key,
                true,
                highest.filter(line -> line.count() > 0)
                        .map(line -> texts.say("statistics.most", "label", line.label(), "count", line.count()))
                        .orElse(texts.get("statistics.nobody")),
                lines.stream().map(line -> bar(line.label(), line.count(), most)).toList(),
                List.of(texts.get("statistics.chart." + key + ".label"), texts.get("statistics.registrations")),
                lines.stream().map(line -> List.of(line.label(), number(line.count()))).toList(),
                lines.stream().map(line -> List.of(line.cell(), (Object) line.count())).toList());
    }

    private Chart sections(Figures figures) {
        List<Section> shown = shown(figures.sections());
        List<Section> drawn = shown.subList(0, Math.min(shown.size(), MOST_SECTIONS));
        long most = drawn.stream().mapToLong(Section::registered).max().orElse(0);
        return new Chart(
                "sections",
                false,
                texts.get("statistics.chart.sections.title"),
                drawn.stream().map(section -> bar(name(section), section.registered(), most)).toList(),
                List.of(
                        texts.get("statistics.chart.sections.label"),
                        texts.get("statistics.registrations"),
                        texts.get("statistics.employees"),
                        texts.get("statistics.chart.rate.label")),
                shown.stream()
                        .map(section -> List.of(
                                name(section),
                                number(section.registered()),
                                number(section.employees()),
                                section.employees() == 0 ? "–" : percent(section.reached(), section.employees())))
                        .toList(),
                figures.sections().stream()
                        .map(section -> List.<Object>of(
                                section.name(),
                                section.registered(),
                                section.employees(),
                                section.employees() == 0 ? "" : hundredths(section.reached(), section.employees())))
                        .toList());
    }

    private Chart origin(Figures figures) {
        return parts(
                "origin",
                List.of("directory", "byHand"),
                List.of(figures.fromDirectory(), figures.byHand()),
                texts.get("statistics.registrations"));
    }

    private Chart rate(Figures figures) {
        return parts(
                "rate",
                List.of("reached", "missing"),
                List.of(figures.reached(), figures.employees() - figures.reached()),
                texts.get("statistics.employees"));
    }

    private Chart attendance(Figures figures) {
        Attendance attendance = figures.attendance();
        return parts(
                "attendance",
                List.of("came", "missed", "expected"),
                List.of(attendance.came(), attendance.missed(), attendance.expected()),
                texts.get("statistics.chart.attendance.people"));
    }

    private Chart parts(String key, List<String> names, List<Long> counts, String counted) {
        long whole = counts.stream().mapToLong(Long::longValue).sum();
        List<Chart.Bar> bars = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String label = texts.get("statistics.chart." + key + "." + names.get(i));
            String percent = percent(counts.get(i), whole);
            bars.add(new Chart.Bar(label, percent, Figures.share(counts.get(i), whole)));
            cells.add(List.of(label, number(counts.get(i)), percent));
            rows.add(List.of(label, counts.get(i), hundredths(counts.get(i), whole)));
        }
        return new Chart(
                key,
                false,
                bars.get(0).label() + ": " + bars.get(0).value(),
                bars,
                List.of(texts.get("statistics.chart." + key + ".title"), counted, texts.get("statistics.share")),
                cells,
                rows);
    }

    private List<Section> shown(List<Section> sections) {
        if (sections.size() <= MOST_SECTIONS) {
            return sections;
        }
        List<Section> shown = new ArrayList<>(sections.subList(0, MOST_SECTIONS));
        Section others = new Section(
                texts.say("statistics.sections.others", "count", sections.size() - shown.size()), 0, 0, 0);
        shown.add(sections.subList(MOST_SECTIONS, sections.size()).stream().reduce(others, Section::and));
        return shown;
    }

    private String name(Section section) {
        return section.name().isEmpty() ? texts.get("statistics.sections.none") : section.name();
    }

    private String label(Timeline.Bucket bucket) {
        Moments say = reader.getSay();
        return switch (bucket.unit()) {
            case HOUR -> say.dayAndMonth(bucket.start()) + " " + say.time(bucket.start());
            case DAY -> say.dayAndMonth(bucket.start());
            case MONTH -> say.month(bucket.start());
        };
    }

    private Chart.Bar bar(String label, long count, long most) {
        return new Chart.Bar(label, number(count), Figures.share(count, most));
    }

    private String number(long count) {
        return NumberFormat.getIntegerInstance(reader.getLocale()).format(count);
    }

    private String percent(long part, long whole) {
        NumberFormat percent = NumberFormat.getPercentInstance(reader.getLocale());
        percent.setMaximumFractionDigits(1);
        return percent.format(Figures.share(part, whole));
    }

    private static BigDecimal hundredths(long part, long whole) {
        return BigDecimal.valueOf(100 * Figures.share(part, whole)).setScale(1, RoundingMode.HALF_UP);
    }

    private LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone());
    }

    private ZoneId zone() {
        return reader.getZone();
    }

    /** @param cell the label as a file holds it */
    private record Line(String label, long count, Object cell) {}
}
