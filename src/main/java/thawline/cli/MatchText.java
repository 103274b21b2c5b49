package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.io.ImageFiles;
import thawline.match.Box;
import thawline.match.Hit;
import thawline.match.Method;
import thawline.match.Template;
import thawline.pipeline.Outlines;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;
import tools.jackson.databind.json.JsonMapper;

/// Hits as CSV, as JSON, and drawn.
record MatchText(Path picture, Method method, List<Hit> hits) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String csv() {
        StringBuilder text = new StringBuilder("template,score,x,y,width,height,angle,scale\n");
        for (Hit h : hits) {
            Box b = h.box();
            text.append(quoted(h.template()))
                    .append(String.format(
                            Locale.ROOT,
                            ",%s,%.3f,%.3f,%.2f,%.2f,%.2f,%.4f%n",
                            score(h.score()),
                            b.x(),
                            b.y(),
                            b.width(),
                            b.height(),
                            b.angle(),
                            h.scale()));
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return name.matches("[^\",\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private String score(double score) {
        return method.isNormed() ? String.format(Locale.ROOT, "%.5f", score) : Float.toString((float) score);
    }

    String json() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Hit h : hits) {
            Box b = h.box();
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("template", h.template());
            one.put("score", h.score());
            one.put("x", b.x());
            one.put("y", b.y());
            one.put("width", b.width());
            one.put("height", b.height());
            one.put("angle", b.angle());
            one.put("scale", h.scale());
            one.put(
                    "corners",
                    b.corners().stream().map(p -> List.of(p.x(), p.y())).toList());
            all.add(one);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("picture", picture.toString());
        root.put("method", method.name());
        root.put("hits", all);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /// Refuses, before the search, a name that says nothing that is written.
    static void require(OutFile out) {
        if (endsIn(out, ".csv") || endsIn(out, ".json")) {
            out.requireFree();
            OutFile.requireFolder(out.path());
        } else {
            out.requirePicture();
        }
    }

    private static boolean endsIn(OutFile out, String ending) {
        return out.path().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /// What the file's name says: CSV, JSON, or the picture with the hits drawn.
    void write(OutFile out, MatchPictures pictures) throws IOException {
        if (endsIn(out, ".csv")) {
            out.write(csv());
        } else if (endsIn(out, ".json")) {
            out.write(json());
        } else {
            ImageFiles.best().write(out.path(), drawn(pictures), out.existing());
        }
    }

    /// Each box in its template's colour, with a line from its middle to the template's upper side.
    private Samples drawn(MatchPictures pictures) {
        List<String> names = pictures.templates().stream().map(Template::name).toList();
        List<Outlines.Line> lines = new ArrayList<>();
        for (Hit h : hits.reversed()) {
            Box b = h.box();
            List<double[]> corners =
                    b.corners().stream().map(p -> new double[] {p.x(), p.y()}).toList();
            int ink = names.indexOf(h.template());
            double[] up = {(corners.get(0)[0] + corners.get(1)[0]) / 2, (corners.get(0)[1] + corners.get(1)[1]) / 2};
            if (b.angle() != 0) {
                lines.add(new Outlines.Line(List.of(new double[] {b.x(), b.y()}, up), false, ink));
            }
            lines.add(new Outlines.Line(corners, true, ink));
        }
        Depth depth = pictures.picture().pixels().depth();
        boolean drawable = depth == Depth.U8 || depth == Depth.U16;
        return Outlines.draw(
                drawable
                        ? pictures.picture().pixels()
                        : pictures.picture().converted(Depth.U8).pixels(),
                lines);
    }
}
