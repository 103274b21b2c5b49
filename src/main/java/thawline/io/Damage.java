package thawline.io;

import java.io.IOException;

/// Why a file cannot be used, before it is known what the file is called.
sealed class Damage extends IOException {
    private static final long serialVersionUID = 1;

    Damage(String why) {
        super(why);
    }

    /// The file ends before its picture does; what there is may be read all the same.
    static final class CutOff extends Damage {
        private static final long serialVersionUID = 1;

        CutOff(String why) {
            super(why);
        }
    }

    /// Reading took longer than it may.
    static final class TooSlow extends Damage {
        private static final long serialVersionUID = 1;

        TooSlow(String why) {
            super(why);
        }
    }
}
