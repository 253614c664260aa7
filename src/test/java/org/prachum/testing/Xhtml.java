package org.prachum.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A page as Facelets reads it: its elements and the texts between them.
 *
 * @param name its path in the application
 */
public record Xhtml(String name, List<Element> elements, List<Text> texts) {

    /** Of plain HTML. */
    public static final String HTML = "http://www.w3.org/1999/xhtml";

    /** @param place {@code name:line}, for messages */
    public record Element(String namespace, String name, Map<String, String> attributes, String place) {

        public boolean isHtml() {
            return HTML.equals(namespace);
        }

        /** The attribute, or an empty text. */
        public String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    /** @param inside the name of the element around it */
    public record Text(String text, String inside, String place) {}

    /** @throws IllegalArgumentException saying where it is not well-formed */
    public static Xhtml read(SourceFile file) {
        Reading reading = new Reading(file.name());
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.newSAXParser().parse(new InputSource(new StringReader(file.text())), reading);
        } catch (SAXParseException broken) {
            throw new IllegalArgumentException(
                    file.name() + ":" + broken.getLineNumber() + ": " + broken.getMessage(), broken);
        } catch (SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException(file.name(), impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Xhtml(file.name(), List.copyOf(reading.elements), List.copyOf(reading.texts));
    }

    private static final class Reading extends DefaultHandler {

        private final String name;
        private final List<Element> elements = new ArrayList<>();
        private final List<Text> texts = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();
        private final StringBuilder pending = new StringBuilder();
        private Locator locator;

        Reading(String name) {
            this.name = name;
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String namespace, String element, String qualified, Attributes given) {
            endText();
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < given.getLength(); i++) {
                attributes.put(given.getQName(i), given.getValue(i));
            }
            elements.add(new Element(namespace, element, attributes, place()));
            open.push(element);
        }

        @Override
        public void endElement(String namespace, String element, String qualified) {
            endText();
            open.pop();
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            pending.append(characters, start, length);
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new StringReader(""));
        }

        /** A text may come in pieces. */
        private void endText() {
            if (!pending.isEmpty()) {
                texts.add(new Text(pending.toString(), open.peek(), place()));
                pending.setLength(0);
            }
        }

        private String place() {
            return name + ":" + locator.getLineNumber();
        }
    }
}
