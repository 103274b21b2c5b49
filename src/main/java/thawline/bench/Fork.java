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

/// The program of one measuring JVM: FILE CASE THREADS PACE; writes a [Sample].
final class Fork {

    /// How often ours is run to see whether it allocates.
    private static final int LOOKS = 20;

    private Fork() {}

    public static void main(String[] args) throws IOException {
        Sample sample = measure(Cases.named(args[1]), Integer.parseInt(args[2]), Pace.named(args[3]));
        Files.writeString(Path.of(args[0]), JsonMapper.shared().writeValueAsString(sample));
        System.exit(0); // peers may have threads that would stay
    }

    static Sample measure(Case what, int threads, Pace pace) throws IOException {
        Map<String, Work> works = new LinkedHashMap<>();
        Map<String, String> versions = new LinkedHashMap<>();
        Setting setting = what.setting(threads);
        Thawline ours = new Thawline();
        add(works, Thawline.NAME, ours.work(what.task(), setting));
        if (threads > 1) {
            add(works, Sample.ALONE, ours.work(what.task(), setting.with(1)));
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
        Work first = works.get(Thawline.NAME);
        long bytes = first == null ? 0 : allocated(first);
        works.values().forEach(Work::close);
        return new Sample(what.name(), threads, seconds, versions, bytes);
    }

    private static void add(Map<String, Work> works, String name, Optional<Work> work) {
        work.ifPresent(w -> works.put(name, w));
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
