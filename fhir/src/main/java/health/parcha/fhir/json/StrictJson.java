package health.parcha.fhir.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON as this module reads and writes it: bounded in depth and length, no member named twice, decimals kept digit by
 * digit (FHIR gives 1.50 another meaning than 1.5), written compact in the order read.
 */
public final class StrictJson {
    /** FHIR nests 20 to 40 deep at most; a bomb nests thousands. */
    static final int MAX_DEPTH = 100;

    static final int MAX_NUMBER_LENGTH = 64;
    /** A 16 MiB attachment in base64 and some room. */
    static final int MAX_STRING_LENGTH = 24 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNameLength(200)
                    .build())
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /**
     * Opens a stream of UTF-8 JSON, with or without a byte order mark.
     *
     * @throws FhirRefused where it is empty or in another encoding
     */
    public static JsonParser open(InputStream in) throws FhirRefused, IOException {
        byte[] first = in.readNBytes(4);
        if (first.length < 2) {
            throw new FhirRefused(RefusalCode.TRUNCATED, "the file is empty");
        }
        for (byte b : first) {
            if (b == 0) {
                throw new FhirRefused(RefusalCode.INVALID_JSON, "not UTF-8");
            }
        }
        return MAPPER.createParser(new java.io.SequenceInputStream(new ByteArrayInputStream(first), in));
    }

    /** Reads the object at which the parser stands. */
    public static ObjectNode object(JsonParser at) throws IOException, FhirRefused {
        JsonNode node = MAPPER.readTree(at);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new FhirRefused(RefusalCode.INVALID_JSON, "an object was expected");
    }

    /** Reads bytes that hold one object and nothing behind it. */
    public static ObjectNode object(byte[] bytes) throws FhirRefused {
        try (JsonParser parser = open(new ByteArrayInputStream(bytes))) {
            ObjectNode object = object(parser);
            if (parser.nextToken() != null) {
                throw new FhirRefused(RefusalCode.INVALID_JSON, "something follows the document");
            }
            return object;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** A new empty object. */
    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /** The node's bytes: UTF-8, compact, members in their order. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a tree in memory cannot fail to be written", e);
        }
    }

    /** Says in our codes what a reader's exception means. */
    public static FhirRefused refusal(IOException e) {
        RefusalCode code = switch (e) {
            case JsonEOFException eof -> RefusalCode.TRUNCATED;
            case StreamConstraintsException limit -> RefusalCode.LIMIT;
            case BoundedInput.TooLong size -> RefusalCode.LIMIT;
            case MismatchedInputException twice -> RefusalCode.DUPLICATE_KEY;
            case com.fasterxml.jackson.core.JacksonException json -> RefusalCode.INVALID_JSON;
            case java.io.CharConversionException encoding -> RefusalCode.INVALID_JSON;
            case java.io.EOFException gzip -> RefusalCode.TRUNCATED;
            default -> RefusalCode.UNREADABLE;
        };
        return new FhirRefused(code, firstLine(e));
    }

    private static String firstLine(IOException e) {
        String message = e instanceof com.fasterxml.jackson.core.JacksonException json
                ? json.getOriginalMessage() + place(json)
                : String.valueOf(e.getMessage());
        String line = message.lines().findFirst().orElse(e.getClass().getSimpleName());
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    private static String place(com.fasterxml.jackson.core.JacksonException json) {
        return json.getLocation() == null
                ? ""
                : " (line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr() + ")";
    }
}
