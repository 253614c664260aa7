package org.prachum.platform.rest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Lets nothing through to JSON-B but one whole object (RFC 8259): UTF-8, no name twice, nothing after it, not nested without end, and each
 * member of the type that it takes.
 *
 * <p>JSON-B takes what it knows and skips the rest, and the parser below it that both servers have never comes to the end of what it
 * skips when the text ends first: six bytes kept a thread busy for ever.
 */
@Provider
public class WholeJson implements ReaderInterceptor {

    /** Every field of what is taken has a limit that is far below. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int DEEPEST = 32;

    private static final JsonParserFactory JSON = Json.createParserFactory(Map.of());

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == byte[].class) {
            // A file, which no JSON-B reads.
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        if (body.length > 0) {
            mustBeObject(body, JsonTypes.of(context.getType()));
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static void mustBeObject(byte[] body, JsonTypes types) {
        try (JsonParser parser = JSON.createParser(new StringReader(text(body)))) {
            if (parser.next() != JsonParser.Event.START_OBJECT) {
                throw new BadRequestException();
            }
            members(parser, types);
        } catch (CharacterCodingException | JsonException | NoSuchElementException malformed) {
            throw new BadRequestException(malformed);
        }
    }

    /** Reads to the end of the text, not of the object. */
    private static void members(JsonParser parser, JsonTypes types) {
        Set<String> names = new HashSet<>();
        String named = null;
        int depth = 1;
        while (parser.hasNext()) {
            JsonParser.Event event = parser.next();
            if (named != null) {
                types.mustTake(named, event);
                named = null;
            }
            switch (event) {
                case START_OBJECT, START_ARRAY -> {
                    // Before the parser's own limit, which it answers with a bare RuntimeException.
                    if (++depth > DEEPEST) {
                        throw new BadRequestException();
                    }
                }
                case END_OBJECT, END_ARRAY -> depth--;
                case KEY_NAME -> {
                    if (depth == 1) {
                        named = parser.getString();
                    }
                    if (depth == 1 && !names.add(named)) {
                        throw new BadRequestException();
                    }
                }
                default -> {}
            }
        }
    }

    private static String text(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
