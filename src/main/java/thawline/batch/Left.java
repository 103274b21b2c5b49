package thawline.batch;

import java.util.ArrayList;
import java.util.List;

/// How many names in a folder are no inputs, and why.
///
/// @param globs kept out by include and exclude, folders counted as one
/// @param others neither by name nor by content a picture
/// @param specials pipes, sockets and devices, which are never opened
public record Left(int hidden, int links, int globs, int others, int specials) {

    static final Left NOTHING = new Left(0, 0, 0, 0, 0);

    /// What a person should know.
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (links > 0) {
            notes.add(count(links, "symbolic link was", "symbolic links were")
                    + " left alone; --follow-links follows them");
        }
        if (others > 0) {
            notes.add(count(others, "file is no picture and was", "files are no pictures and were") + " left out");
        }
        if (hidden > 0) {
            notes.add(count(hidden, "hidden name was", "hidden names were") + " left out");
        }
        if (globs > 0) {
            notes.add(count(globs, "name was", "names were") + " left out by --include and --exclude");
        }
        if (specials > 0) {
            notes.add(count(specials, "pipe, socket or device was", "pipes, sockets or devices were") + " left out");
        }
        return notes;
    }

    static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
