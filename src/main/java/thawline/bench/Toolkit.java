package thawline.bench;

import java.io.IOException;
import java.util.Optional;

/// Something that can do tasks: ours, or a peer. Peers that ordinary users should not have to download are found by
/// [java.util.ServiceLoader].
public interface Toolkit {

    String name();

    String version();

    /// The work of a task, at its best; empty where this toolkit has nothing for it.
    Optional<Work> work(Task task, Setting setting) throws IOException;
}
