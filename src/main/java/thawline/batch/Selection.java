package thawline.batch;

import java.nio.file.Path;
import java.util.List;

/// Which files are taken: one file whatever it is called, or the pictures of a folder and of the folders in
/// it, hidden ones left out.
///
/// @param in a file or a folder, or a link to one
/// @param include what is taken; empty for all
/// @param exclude what of that is left out
public record Selection(Path in, List<Glob> include, List<Glob> exclude, Links links) {

    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// Everything; links are left alone.
    public static Selection of(Path in) {
        return new Selection(in, List.of(), List.of(), Links.LEAVE);
    }

    boolean takes(String path) {
        return (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(path)))
                && exclude.stream().noneMatch(glob -> glob.matches(path));
    }

    boolean entersFolder(String path) {
        return exclude.stream().noneMatch(glob -> glob.matchesAllIn(path));
    }
}
