package thawline.engine;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import thawline.layer.Join;
import thawline.pipeline.Pipeline;
import thawline.pipeline.Role;
import thawline.pipeline.Step;

/// Steps made ready for OpenCV, one after the other.
///
/// @param leaves what is known of the last one's planes
record Chain(List<Operation> operations, Twin.Leaves leaves) {

    /// Makes operations of steps, and collects why some cannot be made.
    static final class Maker {

        private final List<String> refused = new ArrayList<>();

        /// Why OpenCV cannot do it, step by step.
        List<String> refused() {
            return refused;
        }

        Chain chain(List<Step> steps, Twin.Leaves before) {
            List<Operation> operations = new ArrayList<>();
            Twin.Leaves at = before;
            List<Step> flat = flat(steps);
            for (int i = 0; i < flat.size(); i++) {
                switch (flat.get(i)) {
                    case Step.Call call -> {
                        boolean rounded = i + 1 < flat.size() && isRound8(flat.get(i + 1));
                        at = add(new Given(call, at, rounded), operations);
                    }
                    case Step.Branches b -> {
                        Twin.Leaves from = at;
                        List<Chain> branches =
                                b.branches().stream().map(s -> chain(s, from)).toList();
                        operations.add(fork(branches, b.join()));
                        at = joined(branches, b.join());
                    }
                }
            }
            return new Chain(List.copyOf(operations), at);
        }

        private Twin.Leaves add(Given given, List<Operation> operations) {
            Step.Call call = given.call();
            Twin twin = Twins.of(call.entry()).orElse(null);
            if (twin == null) {
                refused.add(call.entry().name() + " has no twin in OpenCV"
                        + Twins.reason(call.entry())
                                .map(why -> " (" + why + ")")
                                .orElse(""));
                return given.before();
            }
            try {
                operations.add(named(call, twin.maker().of(given)));
            } catch (IllegalArgumentException unfit) {
                refused.add(call + ": " + unfit.getMessage());
            }
            return twin.leaves() == Twin.Leaves.SAME ? given.before() : twin.leaves();
        }
    }

    /// Named pipelines written out.
    private static List<Step> flat(List<Step> steps) {
        List<Step> flat = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Call call && call.entry().role() instanceof Role.Named(String text)) {
                flat.addAll(flat(Pipeline.parse(text).filters()));
            } else {
                flat.add(step);
            }
        }
        return flat;
    }

    private static boolean isRound8(Step step) {
        return step instanceof Step.Call call && call.entry().name().equals("round8");
    }

    /// With OpenCV's complaints in words that name the step.
    private static Operation named(Step.Call call, Operation operation) {
        return (x, mats) -> {
            try {
                return operation.run(x, mats);
            } catch (CvException refused) {
                throw new IllegalArgumentException(call + " is refused by OpenCV: " + told(refused), refused);
            } catch (IllegalArgumentException unfit) {
                throw new IllegalArgumentException(call + ": " + unfit.getMessage(), unfit);
            }
        };
    }

    /// Without where in OpenCV's sources it was.
    private static String told(CvException refused) {
        String message = String.valueOf(refused.getMessage()).strip();
        int error = message.indexOf("error: ");
        return error < 0 ? message : message.substring(error + "error: ".length());
    }

    private static Twin.Leaves joined(List<Chain> branches, Join join) {
        Twin.Leaves first = branches.getFirst().leaves;
        boolean alike = branches.stream().allMatch(b -> b.leaves == first);
        return join == Join.CONCAT && alike ? first : Twin.Leaves.FLOATS;
    }

    private static Operation fork(List<Chain> branches, Join join) {
        return (x, mats) -> {
            List<List<Mat>> results = new ArrayList<>();
            for (Chain branch : branches) {
                results.add(branch.run(x, mats));
            }
            List<Mat> all = results.stream().flatMap(List::stream).toList();
            return switch (join) {
                case CONCAT -> Operation.isBytes(all) ? all : Planes.floats(all, mats);
                case SUM -> sum(results, mats);
            };
        };
    }

    private static List<Mat> sum(List<List<Mat>> results, Mats mats) {
        List<Mat> sum = Planes.floats(results.getFirst(), mats);
        for (List<Mat> more : results.subList(1, results.size())) {
            List<Mat> floats = Planes.floats(more, mats);
            List<Mat> next = new ArrayList<>();
            for (int c = 0; c < sum.size(); c++) {
                Mat y = mats.take();
                Core.add(sum.get(c), floats.get(c), y);
                next.add(y);
            }
            sum = next;
        }
        return sum;
    }

    /// What a step made is given back once the next one is done with it; x stays with the caller.
    List<Mat> run(List<Mat> x, Mats mats) {
        int mark = mats.mark();
        List<Mat> at = x;
        for (Operation operation : operations) {
            at = operation.run(at, mats);
            mats.releaseSince(mark, at);
        }
        return at;
    }
}
