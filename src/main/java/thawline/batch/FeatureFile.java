package thawline.batch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import thawline.filter.Features;
import thawline.io.Csv;
import thawline.io.Npy;

/// The features of one picture as a file. Numbers are written so that they read back as the same float.
public enum FeatureFile {
    /// A header `file,name1,name2,…` and one line; maps a header `plane,y,x0,x1,…` and one line a row of
    /// each.
    CSV,
    /// An array as NumPy keeps it, of the features' own shape; see [Npy].
    NPY;

    /// What stands behind a result's name where its features are kept beside it.
    public String companion() {
        return ".features." + name().toLowerCase(Locale.ROOT);
    }

    void write(String file, Features features, WritableByteChannel out) throws IOException {
        switch (this) {
            case NPY -> Npy.write(out, features.values(), features.shape());
            case CSV -> {
                Writer writer = new BufferedWriter(Channels.newWriter(out, StandardCharsets.UTF_8));
                if (features.isVector()) {
                    row(file, features, writer);
                } else {
                    maps(features, writer);
                }
                writer.flush();
            }
        }
    }

    private static void row(String file, Features features, Writer to) throws IOException {
        to.write("file");
        for (String name : features.names()) {
            to.write("," + Csv.field(name));
        }
        to.write("\n" + Csv.field(file));
        for (float value : features.values()) {
            to.write("," + value);
        }
        to.write('\n');
    }

    private static void maps(Features features, Writer to) throws IOException {
        int h = features.shape()[1];
        int w = features.shape()[2];
        to.write("plane,y");
        for (int x = 0; x < w; x++) {
            to.write(",x" + x);
        }
        to.write('\n');
        List<String> names = features.names();
        for (int row = 0; row < names.size() * h; row++) {
            to.write(Csv.field(names.get(row / h)) + "," + row % h);
            for (int x = 0; x < w; x++) {
                to.write("," + features.values()[row * w + x]);
            }
            to.write('\n');
        }
    }
}
