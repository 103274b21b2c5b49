package thawline.batch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import thawline.filter.Corner;
import thawline.io.Csv;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;
import thawline.tensor.Shape;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Lists of corners as files, the strongest corner first. Pixel centres are at whole numbers, x to the right,
/// y down; numbers are written in full.
public enum CornerFile {
    /// A header `x,y,score` and one line a corner; of many pictures `file,x,y,score`.
    CSV,
    /// `{"file":"a.png","width":640,"height":480,"corners":[{"x":1.5,"y":2.0,"score":0.1}]}`; of many
    /// pictures an array of these, one a line.
    JSON;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String HEAD = "x,y,score";

    private String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// What stands behind a result's name where corners are kept beside it.
    public String companion() {
        return ".corners" + ending();
    }

    /// The name of the file about all pictures.
    public String collected() {
        return "corners" + ending();
    }

    /// The file of one picture.
    ///
    /// @param file the picture's name
    /// @param picture its size
    public String text(String file, Shape picture, List<Corner> corners) {
        return switch (this) {
            case CSV -> csv(corners);
            case JSON -> json(file, picture, corners);
        };
    }

    /// The table of one picture's corners.
    public static String csv(List<Corner> corners) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (Corner c : corners) {
            text.append(c.x())
                    .append(',')
                    .append(c.y())
                    .append(',')
                    .append(c.score())
                    .append('\n');
        }
        return text.toString();
    }

    private static String json(String file, Shape picture, List<Corner> corners) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("file", file);
            json.writeNumberProperty("width", picture.w());
            json.writeNumberProperty("height", picture.h());
            json.writeArrayPropertyStart("corners");
            for (Corner c : corners) {
                json.writeStartObject();
                json.writeNumberProperty("x", c.x());
                json.writeNumberProperty("y", c.y());
                json.writeNumberProperty("score", c.score());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    /// Writes the file about all pictures into a folder; there is nothing to say about it.
    Optional<String> write(List<Part> parts, Path folder, Drafts drafts) throws IOException {
        try (Draft draft = drafts.to(folder.resolve(collected()))) {
            collect(parts, draft.channel());
            draft.commit(Existing.REPLACE);
        }
        return Optional.empty();
    }

    /// Joins the parts, a line at a time.
    private void collect(List<Part> parts, WritableByteChannel out) throws IOException {
        Writer writer = new BufferedWriter(Channels.newWriter(out, StandardCharsets.UTF_8));
        writer.write(this == CSV ? "file," + HEAD + "\n" : "[");
        String before = "\n";
        for (Part part : parts) {
            try (BufferedReader in = Files.newBufferedReader(part.path())) {
                switch (this) {
                    case CSV -> lines(part, in, writer);
                    case JSON -> {
                        writer.write(before);
                        writer.write(Objects.requireNonNullElse(in.readLine(), ""));
                        before = ",\n";
                    }
                }
            }
        }
        writer.write(this == CSV ? "" : "\n]\n");
        writer.flush();
    }

    private static void lines(Part part, BufferedReader in, Writer to) throws IOException {
        String file = Csv.field(part.file()) + ",";
        in.readLine();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            to.write(file);
            to.write(line);
            to.write('\n');
        }
    }
}
