package thawline.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import tools.jackson.databind.json.JsonMapper;

/// The program of one measuring JVM: FILE CASE THREADS PACE; writes a [Sample], an empty one where ours cannot do the
/// task with so many threads or has no data for it.
final class Fork {

    /// How often ours is run to see whether it allocates.
    private static final int LOOKS = 20;

    private Fork() {}

    public static void main(String[] args) throws IOException {
        Sample sample = measure(Cases.named(args[1]), Integer.parseInt(args[2]), Pace.named(args[3]));
        Files.writeString(Path.of(args[0]), JsonMapper.shared().writeValueAsString(sample));
        Runtime.getRuntime().halt(0); // peers may have threads that would stay, or fall over one another when they end
    }

    static Sample measure(Case what, int threads, Pace pace) throws IOException {
        Map<String, Work> works = new LinkedHashMap<>();
        Map<String, String> versions = new LinkedHashMap<>();
        Setting setting = what.setting(threads);
        Thawline ours = new Thawline();
        Optional<Work> first = ours.work(what.task(), setting);
        if (first.isEmpty()) {
            return new Sample(what.name(), threads, Map.of(), Map.of(), 0);
        }
        works.put(Thawline.NAME, first.get());
        if (threads > 1) {
            ours.work(what.task(), setting.with(1)).ifPresent(w -> works.put(Sample.ALONE, w));
        }
        for (Toolkit peer : peers()) {
            Optional<Work> work = peer.work(what.task(), setting);
            if (work.isPresent()) {
                works.put(peer.name(), work.get());
                versions.put(peer.name(), peer.version());
            }
        }
        for (int n = 1; n <= threads; n += Math.max(1, threads - 1)) {
            works.put(roof(Roof.FMA, n), Roof.FMA.work(n));
        }
        List<double[]> rounds = Turns.measure(List.copyOf(works.values()), pace);
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (String name : works.keySet()) {
            int column = seconds.size();
            seconds.put(name, rounds.stream().map(r -> r[column]).toList());
        }
        long bytes = allocated(first.get());
        works.values().forEach(Work::close);
        return new Sample(what.name(), threads, seconds, versions, bytes);
    }

    /// The contender that is a roof with so many threads.
    static String roof(Roof roof, int threads) {
        return roof.title + ", " + threads;
    }

    private static List<Toolkit> peers() {
        List<Toolkit> all = new ArrayList<>(List.of(new OpenCv(), new Jdk()));
        ServiceLoader.load(Toolkit.class).forEach(all::add);
        return all;
    }

    private static long allocated(Work work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS && least > 0; i++) {
            long before = threads.getTotalThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
        }
        return least;
    }
}
