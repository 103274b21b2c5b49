package thawline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shape of what is measured, never the times.
class BenchmarkTest {

    @TempDir
    private Path folder;

    @Test
    void a_run_finds_roofs_and_ratios_and_is_read_back_as_it_was_written() throws Exception {
        List<String> progress = new ArrayList<>();
        Benchmark tiny = new Benchmark(Cases.matching("gaussian-5-64x64"), List.of(1, 2), 1, Pace.HASTY, progress::add);
        Report report = tiny.run("thawline bench", "1");
        assertThat(progress)
                .containsExactly("fork 1 of 1: gaussian-5-64x64, 1 thread", "fork 1 of 1: gaussian-5-64x64, 2 threads");
        assertThat(report.roofs())
                .containsOnlyKeys("FMA peak, 1", "FMA peak, 2", "memory copy, 1", "memory copy, 2")
                .allSatisfy((name, v) -> assertThat(v.median()).isPositive());
        assertThat(report.peers()).containsKeys("OpenCV", "ConvolveOp").containsEntry("OpenCV", "4.13.0");
        assertThat(report.rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.milliseconds().median()).isPositive();
            assertThat(row.scalingShare().median()).isPositive();
            assertThat(row.peers()).extracting(Row.Against::peer).contains("ConvolveOp", "OpenCV");
        });
        Row.Against opencv = report.rows().getFirst().peers().get(1);
        assertThat(opencv.must()).isEqualTo(1);
        Path file = folder.resolve("report.json");
        report.write(file);
        assertThat(Report.read(file)).isEqualTo(report);
    }

    @Test
    void the_quartiles_lie_between_the_numbers() {
        assertThat(Statistic.of(List.of(5.0, 1.0, 2.0, 4.0, 3.0))).isEqualTo(new Statistic(3, 2, 4));
        assertThat(Statistic.of(List.of(1.0, 2.0))).isEqualTo(new Statistic(1.5, 1.25, 1.75));
    }

    @Test
    void a_ratio_is_taken_within_each_round() {
        Sample sample = new Sample(
                "x", 1, Map.of("slow", List.of(2.0, 40.0, 6.0), "fast", List.of(1.0, 10.0, 2.0)), Map.of(), 0);
        assertThat(sample.ratio("slow", "fast")).isEqualTo(3);
    }

    @Test
    void every_case_has_a_name_of_its_own_and_ours_does_every_task_that_a_case_names() {
        assertThat(Cases.ALL).extracting(Case::name).doesNotHaveDuplicates();
        assertThat(Cases.matching("sobel-?")).extracting(Case::name).containsExactly("sobel-3", "sobel-5");
    }
}
