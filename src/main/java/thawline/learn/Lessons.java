package thawline.learn;

import java.io.IOException;
import java.util.List;

/// Pictures before and after, read one by one.
public interface Lessons {

    int size();

    /// The same each time; an [IOException] names the file.
    Lesson read(int i) throws IOException;

    /// What a teacher makes of pictures.
    static Lessons of(Teacher teacher, Pictures pictures) {
        return new Lessons() {
            @Override
            public int size() {
                return pictures.size();
            }

            @Override
            public Lesson read(int i) throws IOException {
                Pictures.Named picture = pictures.read(i, teacher.ins());
                return new Lesson(picture.name(), picture.planes(), teacher.apply(picture.planes()));
            }
        };
    }

    /// Those that are at hand.
    static Lessons of(Lesson... lessons) {
        List<Lesson> all = List.of(lessons);
        return new Lessons() {
            @Override
            public int size() {
                return all.size();
            }

            @Override
            public Lesson read(int i) {
                return all.get(i);
            }
        };
    }

    /// Lessons `from … to−1`.
    default Lessons range(int from, int to) {
        if (from < 0 || to < from || to > size()) {
            throw new IndexOutOfBoundsException("lessons " + from + " … " + (to - 1) + " of " + size());
        }
        Lessons all = this;
        return new Lessons() {
            @Override
            public int size() {
                return to - from;
            }

            @Override
            public Lesson read(int i) throws IOException {
                return all.read(from + i);
            }
        };
    }
}
