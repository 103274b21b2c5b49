package thawline.batch;

import java.nio.file.Path;
import java.util.List;

/// One picture's share of a file about all of them.
///
/// @param file the picture's name in it: its source relative to the input folder
/// @param path where the share is kept
record Part(String file, Path path) {

    /// Those of pictures, kept in a folder.
    ///
    /// @param companion what stands behind a result's name
    static List<Part> of(List<Item> items, String companion, Path folder) {
        return items.stream()
                .map(item -> new Part(item.name(), folder.resolve(item.output() + companion)))
                .toList();
    }
}
