package thawline.batch;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import thawline.batch.Entry.Made;
import thawline.batch.Entry.Remarks;
import thawline.batch.Entry.Source;
import thawline.batch.Entry.Written;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// The lines of a journal: JSON by its streaming interface, which starts faster than a mapper.
final class JournalText {

    /// Written in the first line; a journal of a higher number is left alone.
    static final long FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private JournalText() {}

    /// What a line says.
    sealed interface Line {
        record Head(long format) implements Line {}

        record Of(Entry entry) implements Line {}

        record Known(String id, Recipe recipe) implements Line {}
    }

    static byte[] head() {
        return line(json -> json.writeNumberProperty("journal", FORMAT));
    }

    static byte[] recipe(String id, Recipe recipe) {
        return line(json -> {
            json.writeStringProperty("recipe", id);
            json.writeStringProperty("version", recipe.version());
            json.writeStringProperty("pipeline", recipe.pipeline());
            map(json, "options", recipe.options());
            map(json, "reads", recipe.files());
        });
    }

    static byte[] entry(Entry entry) {
        return line(json -> {
            json.writeStringProperty("output", entry.output());
            Source source = entry.source();
            json.writeName("source").writeStartObject();
            json.writeStringProperty("in", source.in());
            json.writeStringProperty("name", source.name());
            json.writeNumberProperty("size", source.stamp().size());
            json.writeNumberProperty("modified", source.stamp().modified());
            json.writeNumberProperty("changed", source.stamp().changed());
            json.writeStringProperty("hash", source.hash());
            json.writeEndObject();
            json.writeStringProperty("by", entry.made().recipe());
            files(json, "files", entry.made().files());
            if (!entry.made().earlier().isEmpty()) {
                files(json, "earlier", entry.made().earlier());
            }
            if (!entry.made().notes().isEmpty()) {
                json.writeName("notes").writeStartArray();
                entry.made().notes().forEach(json::writeString);
                json.writeEndArray();
            }
            map(json, "difference", entry.made().remarks().difference());
        });
    }

    private static void map(JsonGenerator json, String name, SortedMap<String, String> map) {
        if (!map.isEmpty()) {
            json.writeName(name).writeStartObject();
            map.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private static void files(JsonGenerator json, String name, List<Written> files) {
        json.writeName(name).writeStartArray();
        for (Written file : files) {
            json.writeStartObject();
            json.writeStringProperty("path", file.path());
            json.writeNumberProperty("size", file.size());
            json.writeNumberProperty("modified", file.modified());
            json.writeStringProperty("hash", file.hash());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private interface Properties {
        void writeTo(JsonGenerator json);
    }

    private static byte[] line(Properties properties) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            properties.writeTo(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /// Throws [tools.jackson.core.JacksonException] for what is no line of a journal.
    static Line read(byte[] bytes, int from, int to) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            Fields fields = new Fields(json);
            fields.read();
            if (json.nextToken() != null) {
                throw new StreamReadException(json, "more than one value");
            }
            return fields.line();
        }
    }

    /// What was read so far; names that are not known are passed over, so that later versions may add some.
    private static final class Fields {
        private final JsonParser json;
        private final SortedMap<String, String> texts = new TreeMap<>();
        private final SortedMap<String, String> options = new TreeMap<>();
        private final SortedMap<String, String> reads = new TreeMap<>();
        private final SortedMap<String, String> difference = new TreeMap<>();
        private final List<Written> files = new ArrayList<>();
        private final List<Written> earlier = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private Source source;
        private long format;

        Fields(JsonParser json) {
            this.json = json;
        }

        void read() {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "journal" -> format = json.getLongValue();
                    case "source" -> source = source();
                    case "options" -> map(options);
                    case "reads" -> map(reads);
                    case "difference" -> map(difference);
                    case "files" -> list(files);
                    case "earlier" -> list(earlier);
                    case "notes" -> notes();
                    default -> {
                        if (value == JsonToken.VALUE_STRING) {
                            texts.put(name, json.getString());
                        } else {
                            json.skipChildren();
                        }
                    }
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
        }

        Line line() {
            if (texts.containsKey("recipe")) {
                return new Line.Known(text("recipe"), new Recipe(text("version"), text("pipeline"), options, reads));
            }
            if (texts.containsKey("output") && source != null) {
                return new Line.Of(new Entry(
                        text("output"), source, new Made(text("by"), files, earlier, new Remarks(notes, difference))));
            }
            if (format > 0) {
                return new Line.Head(format);
            }
            throw new StreamReadException(json, "no line of a journal");
        }

        private String text(String name) {
            String text = texts.get(name);
            if (text == null) {
                throw new StreamReadException(json, "no " + name);
            }
            return text;
        }

        private void expect(JsonToken token, JsonToken wanted) {
            if (token != wanted) {
                throw new StreamReadException(json, token + " instead of " + wanted);
            }
        }

        private void map(SortedMap<String, String> into) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                expect(json.nextToken(), JsonToken.VALUE_STRING);
                into.put(name, json.getString());
            }
        }

        private void notes() {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                notes.add(json.getString());
            }
            expect(json.currentToken(), JsonToken.END_ARRAY);
        }

        private Source source() {
            Plain plain = plain();
            return new Source(
                    plain.text(json, "in"),
                    plain.text(json, "name"),
                    new Stamp(
                            plain.number(json, "size"), plain.number(json, "modified"), plain.number(json, "changed")),
                    plain.text(json, "hash"));
        }

        private void list(List<Written> into) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Plain plain = plain();
                into.add(new Written(
                        plain.text(json, "path"),
                        plain.number(json, "size"),
                        plain.number(json, "modified"),
                        plain.text(json, "hash")));
            }
            expect(json.currentToken(), JsonToken.END_ARRAY);
        }

        private Plain plain() {
            Plain plain = new Plain(new TreeMap<>(), new TreeMap<>());
            expect(json.currentToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> plain.texts.put(name, json.getString());
                    case VALUE_NUMBER_INT -> plain.numbers.put(name, json.getLongValue());
                    default -> json.skipChildren();
                }
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
            return plain;
        }
    }

    /// An object of texts and whole numbers.
    private record Plain(SortedMap<String, String> texts, SortedMap<String, Long> numbers) {

        String text(JsonParser json, String name) {
            if (!texts.containsKey(name)) {
                throw new StreamReadException(json, "no " + name);
            }
            return texts.get(name);
        }

        long number(JsonParser json, String name) {
            if (!numbers.containsKey(name)) {
                throw new StreamReadException(json, "no " + name);
            }
            return numbers.get(name);
        }
    }
}
