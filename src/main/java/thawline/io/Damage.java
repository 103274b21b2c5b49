package thawline.io;

import java.io.IOException;

/// Why a file cannot be used, before it is known what the file is called.
final class Damage extends IOException {
    private static final long serialVersionUID = 1;

    Damage(String why) {
        super(why);
    }
}
