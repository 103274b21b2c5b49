package thawline.learn;

import java.io.IOException;
import thawline.tensor.Shape;

/// What is learned from, and what is held out to test with.
record HeldOut(Lessons train, Lessons test) {

    /// So many pictures are learned from at most, and so many tested with, evenly taken from all.
    private static final int MOST_LESSONS = 64;

    private static final int MOST_TESTS = 8;

    /// Of the pictures that a learner was given, or of drawn ones where it was given none.
    static HeldOut of(Learner of) throws IOException {
        return of.lessons.size() == 0 ? drawn(of) : given(of.lessons);
    }

    private static HeldOut drawn(Learner of) {
        Teacher teacher = of.teacher.orElseThrow(() ->
                new IllegalArgumentException("without a teacher there is nothing to learn from; give it pictures"));
        int side = 160 + 2 * teacher.reach();
        boolean linear = teacher.kernel().isPresent();
        Pictures white = Pictures.drawn(Drawn.WHITE, linear ? 16 : 4, side, of.seed);
        Pictures leaves = Pictures.drawn(Drawn.LEAVES, 8, side, of.seed + 1);
        Pictures clouds = Pictures.drawn(Drawn.CLOUDS, 4, side, of.seed + 2);
        Pictures scenes = Pictures.drawn(Drawn.SCENES, 32, side, of.seed + 3);
        Pictures textures = Pictures.drawn(Drawn.TEXTURES, 32, side, of.seed + 4);
        Pictures learned = linear ? white : Pictures.all(white, leaves, clouds, scenes, textures);
        Pictures tested = Pictures.all(
                Pictures.drawn(Drawn.LEAVES, 2, side, of.seed + 1000),
                Pictures.drawn(Drawn.CLOUDS, 2, side, of.seed + 1001),
                Pictures.drawn(Drawn.SCENES, 2, side, of.seed + 1002),
                Pictures.drawn(Drawn.TEXTURES, 2, side, of.seed + 1003));
        return new HeldOut(Lessons.of(teacher, learned), Lessons.of(teacher, tested));
    }

    /// The last fifth is held out; of a single picture its right quarter.
    private static HeldOut given(Lessons all) throws IOException {
        int n = all.size();
        if (n == 1) {
            Lesson only = all.read(0);
            Shape s = only.before().shape();
            int cut = s.w() * 3 / 4;
            return new HeldOut(Lessons.of(part(only, 0, cut)), Lessons.of(part(only, cut, s.w() - cut)));
        }
        int held = Math.max(1, n / 5);
        return new HeldOut(evenly(all.range(0, n - held), MOST_LESSONS), evenly(all.range(n - held, n), MOST_TESTS));
    }

    private static Lesson part(Lesson of, int x, int width) {
        int h = of.before().shape().h();
        return new Lesson(
                of.name(),
                of.before().window(0, x, h, width).copy(),
                of.after().window(0, x, h, width).copy());
    }

    private static Lessons evenly(Lessons all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return new Lessons() {
            @Override
            public int size() {
                return most;
            }

            @Override
            public Lesson read(int i) throws IOException {
                return all.read((int) ((long) i * all.size() / most));
            }
        };
    }
}
