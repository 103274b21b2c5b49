package thawline.learn;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import thawline.data.PictureInput;
import thawline.io.ImageFiles;
import thawline.io.ImageFormat;
import thawline.io.ReadAs;
import thawline.tensor.Tensor;

/// Pictures to learn from, read or drawn one by one.
public interface Pictures {

    int size();

    /// Picture i of 1 plane (grey) or 3 (red, green, blue), in 8-bit units; the same each time.
    Named read(int i, int planes) throws IOException;

    /// A picture and what it is called.
    record Named(String name, Tensor planes) {}

    /// The pictures of a folder and those in it, in the order of their names; or a single one.
    static Pictures folder(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                boolean hidden = file.getFileName().toString().startsWith(".");
                if (!hidden
                        && (ImageFormat.named(file).isPresent()
                                || ImageFormat.begun(file).isPresent())) {
                    files.add(file);
                }
            }
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " has no pictures");
        }
        return files(folder, files);
    }

    private static Pictures files(Path folder, List<Path> files) {
        return new Pictures() {
            @Override
            public int size() {
                return files.size();
            }

            @Override
            public Named read(int i, int planes) throws IOException {
                Path file = files.get(i);
                ReadAs as = planes == 1 ? ReadAs.LUMA : ReadAs.STORED;
                Tensor x = PictureInput.planes(ImageFiles.best().read(file, as));
                String name = file.equals(folder)
                        ? String.valueOf(file.getFileName())
                        : folder.relativize(file).toString();
                return new Named(name, planes(x, planes));
            }
        };
    }

    /// Those that can be read, and the others with why not.
    record Checked(Pictures good, List<Pairs.Bad> bad) {
        public Checked {
            bad = List.copyOf(bad);
        }
    }

    /// Reads each once, or so many of them, evenly taken from all.
    default Checked checked(int most) throws IOException {
        List<Integer> good = new ArrayList<>();
        List<Pairs.Bad> bad = new ArrayList<>();
        int asked = Math.min(size(), most);
        for (int i = 0; i < asked; i++) {
            int at = (int) ((long) i * size() / asked);
            try {
                read(at, 1);
                good.add(at);
            } catch (IOException damaged) {
                String told = String.valueOf(damaged.getMessage());
                int name = told.indexOf(": ");
                bad.add(
                        name < 0
                                ? new Pairs.Bad("picture " + (at + 1), told)
                                : new Pairs.Bad(told.substring(0, name), told.substring(name + 2)));
            }
        }
        if (good.isEmpty()) {
            throw new IOException("no picture can be read; the first: " + bad.getFirst());
        }
        Pictures all = this;
        Pictures readable = new Pictures() {
            @Override
            public int size() {
                return good.size();
            }

            @Override
            public Named read(int i, int planes) throws IOException {
                return all.read(good.get(i), planes);
            }
        };
        return new Checked(readable, bad);
    }

    /// Grey of colour by BT.601, or three equal planes of grey.
    static Tensor planes(Tensor x, int planes) {
        if (x.shape().c() == planes) {
            return x;
        }
        if (planes == 1) {
            return PictureInput.grey(x);
        }
        Tensor y = Tensor.zeros(x.shape().withChannels(planes));
        Tensor grey = PictureInput.grey(x);
        for (int c = 0; c < planes; c++) {
            y.channels(c, 1).copyFrom(grey);
        }
        return y;
    }

    /// Pictures `from … to−1`.
    default Pictures range(int from, int to) {
        if (from < 0 || to < from || to > size()) {
            throw new IndexOutOfBoundsException("pictures " + from + " … " + (to - 1) + " of " + size());
        }
        Pictures all = this;
        return new Pictures() {
            @Override
            public int size() {
                return to - from;
            }

            @Override
            public Named read(int i, int planes) throws IOException {
                return all.read(from + i, planes);
            }
        };
    }

    /// One set after the other.
    static Pictures all(Pictures... sets) {
        List<Pictures> all = List.of(sets);
        return new Pictures() {
            @Override
            public int size() {
                return all.stream().mapToInt(Pictures::size).sum();
            }

            @Override
            public Named read(int i, int planes) throws IOException {
                int at = i;
                for (Pictures set : all) {
                    if (at < set.size()) {
                        return set.read(at, planes);
                    }
                    at -= set.size();
                }
                throw new IndexOutOfBoundsException("picture " + i + " of " + size());
            }
        };
    }

    /// Drawn by chance: the same for the same kind, number and seed.
    static Pictures drawn(Drawn kind, int count, int side, long seed) {
        return new Pictures() {
            @Override
            public int size() {
                return count;
            }

            @Override
            public Named read(int i, int planes) {
                return new Named(kind.label() + " " + (i + 1), kind.draw(planes, side, seed * 1_000_003 + i));
            }
        };
    }
}
