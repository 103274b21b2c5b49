package thawline.data;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import thawline.tensor.Border;
import thawline.tensor.Tensor;

/// y = contrast(move(x)) + noise, by amounts that are a hash of (seed, epoch, example) alone: an example
/// looks different in every epoch, and the same in every run.
///
/// (c,d,h,w) → (c,d,h,w), in place; all planes of an example alike. Amounts are even over their ranges. Where
/// tones change, values are held in 0 … 255.
public record Augmentation(Moves moves, Tones tones) {

    /// Changes nothing.
    public static final Augmentation NONE =
            new Augmentation(new Moves(0, Flip.NEVER, new Turn(0, 1, 1), Border.ZERO), new Tones(0, 1, 1));

    private static final ThreadLocal<Augmenter> WORKER = ThreadLocal.withInitial(Augmenter::new);
    private static final Pattern STEP = Pattern.compile("(\\w+)\\s*(?:\\(([^()]*(?:\\([^()]*\\))?)\\))?");

    /// What [#parse] knows, for messages and help.
    public static final String WORDS =
            "shift(pixels), flip, rotate(degrees), scale(from, to), noise(deviation), contrast(from, to), border(mode)";

    /// Where pixels go: flipped, then turned and scaled about the centre, then shifted.
    ///
    /// @param shift the most whole pixels along each axis, both ways
    /// @param border what comes in from outside
    public record Moves(int shift, Flip flip, Turn turn, Border border) {
        public Moves {
            require(shift >= 0 && shift <= 1 << 20, "a shift is 0 pixels or more, but was " + shift);
            require(
                    border.mode() != Border.Mode.NONE,
                    "a moved picture needs something from outside; CONSTANT and REPLICATE have it, NONE has not");
        }
    }

    /// Whether left and right change places.
    public enum Flip {
        NEVER,
        /// In every second case.
        HALF
    }

    /// By at most so many degrees both ways, and by a factor; values between pixels are bilinear.
    public record Turn(double degrees, double from, double to) {
        public Turn {
            require(degrees >= 0 && degrees <= 180, "a turn is by 0 … 180 degrees both ways, but was " + degrees);
            require(
                    from > 1e-3 && from <= to && to < 1e3,
                    "a scale is from … to, both above 0, but was " + from + " … " + to);
        }
    }

    /// v ↦ mean + factor · (v − mean) of the whole example, and a noise for each value.
    ///
    /// @param noise its standard deviation in 8-bit units; bell-shaped, as a sum of four even numbers is
    public record Tones(double noise, double from, double to) {
        public Tones {
            require(noise >= 0 && noise < 1e6, "a noise has a deviation of 0 or more, but was " + noise);
            require(
                    from >= 0 && from <= to && to < 1e6,
                    "a contrast is from … to, both 0 or more, but was " + from + " … " + to);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// By −pixels … pixels along each axis.
    public Augmentation shift(int pixels) {
        return new Augmentation(new Moves(pixels, moves.flip, moves.turn, moves.border), tones);
    }

    /// Every second picture as in a mirror.
    public Augmentation flip() {
        return new Augmentation(new Moves(moves.shift, Flip.HALF, moves.turn, moves.border), tones);
    }

    /// By −degrees … degrees.
    public Augmentation rotate(double degrees) {
        return turn(new Turn(degrees, moves.turn.from, moves.turn.to));
    }

    /// By a factor from … to; above 1 makes larger.
    public Augmentation scale(double from, double to) {
        return turn(new Turn(moves.turn.degrees, from, to));
    }

    private Augmentation turn(Turn turn) {
        return new Augmentation(new Moves(moves.shift, moves.flip, turn, moves.border), tones);
    }

    /// What comes in from outside; black unless told otherwise.
    public Augmentation border(Border outside) {
        return new Augmentation(new Moves(moves.shift, moves.flip, moves.turn, outside), tones);
    }

    public Augmentation noise(double deviation) {
        return new Augmentation(moves, new Tones(deviation, tones.from, tones.to));
    }

    public Augmentation contrast(double from, double to) {
        return new Augmentation(moves, new Tones(tones.noise, from, to));
    }

    /// Changes an input in place. Any thread may change any example; once a thread is warm, nothing is
    /// allocated.
    public void apply(Tensor x, long seed, int epoch, int example) {
        WORKER.get().apply(this, x, Noise.hash(seed, epoch, example, 0));
    }

    /// As [#toString] writes it: `shift(2) | flip | border(REPLICATE)`; `none` changes nothing.
    public static Augmentation parse(String text) {
        Augmentation all = NONE;
        if (text.strip().equals("none")) {
            return all;
        }
        for (String step : text.split("\\|", -1)) {
            Matcher m = STEP.matcher(step.strip());
            require(m.matches(), "'" + step.strip() + "' is no augmentation; there are " + WORDS);
            all = all.with(m.group(1), m.group(2) == null ? "" : m.group(2).strip());
        }
        return all;
    }

    private Augmentation with(String name, String arguments) {
        return switch (name) {
            case "shift" -> shift((int) whole(numbers(name, arguments, 1)[0]));
            case "flip" -> {
                numbers(name, arguments, 0);
                yield flip();
            }
            case "rotate" -> rotate(numbers(name, arguments, 1)[0]);
            case "scale" -> scale(numbers(name, arguments, 2)[0], numbers(name, arguments, 2)[1]);
            case "noise" -> noise(numbers(name, arguments, 1)[0]);
            case "contrast" -> contrast(numbers(name, arguments, 2)[0], numbers(name, arguments, 2)[1]);
            case "border" -> border(outside(arguments));
            default -> throw new IllegalArgumentException("there is no '" + name + "'; there are " + WORDS);
        };
    }

    private static double whole(double v) {
        require(v == Math.rint(v) && Math.abs(v) < 1 << 30, "a shift is by whole pixels, but was " + v);
        return v;
    }

    private static double[] numbers(String name, String arguments, int count) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split("\\s*,\\s*", -1);
        require(words.length == count, "'" + name + "' has " + count + " numbers; there are " + WORDS);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException notOne) {
                throw new IllegalArgumentException(
                        "'" + words[i] + "' in " + name + "(" + arguments + ") is no number", notOne);
            }
        }
        return numbers;
    }

    private static Border outside(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (name.startsWith("CONSTANT(") && name.endsWith(")")) {
            return Border.constant((float) numbers("constant", name.substring(9, name.length() - 1), 1)[0]);
        }
        return switch (name) {
            case "ZERO" -> Border.ZERO;
            case "REPLICATE" -> Border.REPLICATE;
            case "REFLECT_101" -> Border.REFLECT_101;
            case "REFLECT" -> Border.REFLECT;
            case "WRAP" -> Border.WRAP;
            default ->
                throw new IllegalArgumentException("there is no border '" + text
                        + "'; there are zero, constant(v), replicate, reflect_101, reflect and wrap");
        };
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" | ").setEmptyValue("none");
        if (moves.shift != 0) {
            text.add("shift(" + moves.shift + ")");
        }
        if (moves.flip == Flip.HALF) {
            text.add("flip");
        }
        if (moves.turn.degrees != 0) {
            text.add("rotate(" + moves.turn.degrees + ")");
        }
        if (moves.turn.from != 1 || moves.turn.to != 1) {
            text.add("scale(" + moves.turn.from + ", " + moves.turn.to + ")");
        }
        if (tones.noise != 0) {
            text.add("noise(" + tones.noise + ")");
        }
        if (tones.from != 1 || tones.to != 1) {
            text.add("contrast(" + tones.from + ", " + tones.to + ")");
        }
        if (!moves.border.equals(Border.ZERO)) {
            text.add("border(" + moves.border + ")");
        }
        return text.toString();
    }
}
