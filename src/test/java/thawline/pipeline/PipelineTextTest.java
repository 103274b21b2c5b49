package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.io.Nearest;

class PipelineTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gray",
                "gray | gaussian(ksize=5) | sobel(ksize=3) | magnitude",
                "gaussian(7, 1.5, border=CONSTANT(7))",
                "threshold(0.01 max)",
                "threshold(1/3 max, TOZERO, high=1)",
                "threshold(OTSU)",
                "scale(1/255, offset=-0.5)",
                "kernel([1,2,1; 2,4,2; 1,2,1]/16, border=WRAP)",
                "[ sobel(dx=1) , sobel(dy=1) ] | magnitude",
                "+[ identity , gaussian(5) | scale(-1) ]",
                "[ +[ gray , channel(1) ] , [ gray | gray , gray ] ]",
                "classic | mark(radius=5)",
                "harris | corners(radius=3, most=10) | mark(sign=CROSS)",
                "gaussian | canny(50, 150, norm=L2) | dilate",
            })
    void the_text_of_a_parsed_text_is_that_text(String text) {
        assertThat(Pipeline.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "gray|gaussian( ksize = 5 )§gray | gaussian(ksize=5)",
                "[gray,gray]§[ gray , gray ]",
                "+ [gray,gray]§+[ gray , gray ]",
                "scale(0.50)§scale(0.5)",
                "scale(1e-3)§scale(0.001)",
                "scale(3e-40)§scale(3.0E-40)",
                "scale(-0)§scale(0)",
                "gaussian()§gaussian",
                "kernel([1 2;3,4])§kernel([1,2; 3,4])",
            })
    void what_is_written_freely_comes_back_in_one_form(String text, String form) {
        assertThat(Pipeline.parse(text)).hasToString(form).isEqualTo(Pipeline.parse(form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "gray | gausian(5)§8§unknown filter \"gausian\"; did you mean gaussian?",
                "gauss§1§unknown filter \"gauss\"; did you mean gaussian?",
                "blurr(3)§1§unknown filter \"blurr\"; thawline filters lists all",
                "GaussianBlur(5)§1§unknown filter \"GaussianBlur\"; OpenCV's GaussianBlur is gaussian here",
                "cornerHarris§1§unknown filter \"cornerHarris\"; OpenCV's cornerHarris is harris here",
                "gaussian(ksiz=5)§10§gaussian has no \"ksiz\"; did you mean ksize?",
                "gray | gaussian(4)§8§gaussian: ksize 4 is even; use 3 or 5",
                "gaussian(0)§1§gaussian: ksize 0 is derived from sigma, but sigma is 0.0; give one of them",
                "gaussian(sigma=1000)§1§gaussian: for sigma 1000.0 ksize 8001 is more than 2047; make the picture"
                        + " smaller first",
                "gaussian(2.5)§10§gaussian, ksize: 2.5 is not a whole number such as 3",
                "gaussian(ksize=5, 3)§19§an argument without a name cannot follow one with a name",
                "gaussian(5, ksize=5)§13§ksize is given twice",
                "gray(1)§6§gray takes no arguments",
                "dilate(1, RECT, WRAP, 1, 3, 2)§29§dilate takes no more: dilate(ksize=3, shape=RECT, border=CONSTANT,"
                        + " iterations=1, ksizeY=0)",
                "dilate(iterations=0)§1§dilate: iterations 0 is not within 1 … 100; a larger footprint reaches farther",
                "threshold§1§threshold: level is missing: a number such as 128, a share of the maximum such as 0.01"
                        + " max, or OTSU",
                "threshold(0.01 maxi)§16§after the number 0.01 comes , or ) or max, but found \"maxi\"",
                "gaussian(border=MIRROR)§10§gaussian, border: MIRROR is not CONSTANT(0), REPLICATE, REFLECT_101,"
                        + " REFLECT, WRAP or NONE",
                "kernel([1,2; 3])§14§row 2 has 1 numbers, but row 1 has 2",
                "kernel([1,2§8§this [ is not closed",
                "kernel([1,2]/0)§13§expected / and a number such as /16, but found \"/0\"",
                "kernel([1,1/0])§11§expected a number of the kernel, but found \"1/0\"",
                "kernel([1,2]/1e999)§13§expected / and a number such as /16, but found \"/1e999\"",
                "kernel([1,2e38]/0.1)§8§kernel, numbers: row 1, column 2 of the kernel is 2.0E39, more than a float"
                        + " holds; scale the kernel down",
                "threshold(1/0)§11§threshold, level: 1/0 is not a number such as 128, a share of the maximum such as"
                        + " 0.01 max, or OTSU",
                "gaussian(border=CONSTANT(1/0))§26§expected a number for CONSTANT, but found \"1/0\"",
                "kernel(none.csv)§8§kernel, numbers: none.csv cannot be read as a kernel (no such file)",
                "kernel(\"none.csv)§8§this quote is not closed",
                "gray |§7§expected the name of a filter, but found the end",
                "gray)§5§expected | and a filter, or the end, but found \")\"",
                "gray gaussian§6§expected | and a filter, or the end, but found \"gaussian\"",
                "[ gray , gray§1§this [ is not closed",
                "gaussian(5§11§expected ) after the arguments of gaussian, but found the end",
                "[ gray | mark ]§10§mark cannot stand in a branch; put it behind the ]",
                "corners | dilate§11§no filter can follow corners, which reads the whole result",
                "corners | blobs§11§nothing more can be found behind corners, which reads the whole result",
                "corners | mark | gray§18§mark is the end; nothing can follow it",
                "mark§1§there is nothing to draw yet; write corners | mark, or classic | mark",
                "canny(200, 100)§1§canny: low 200.0 is above high 100.0; exchange them",
                "sobel(dx=3)§1§sobel: derivatives dx = 3, dy = 0; each is 0, 1 or 2, and not both 0",
            })
    void an_error_says_what_and_points_at_the_column(String text, int column, String reason) {
        PipelineException e = catchThrowableOfType(PipelineException.class, () -> Pipeline.parse(text));

        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.column()).isEqualTo(column);
        assertThat(e).hasMessage(reason + "\n  " + text + "\n  " + " ".repeat(column - 1) + "^");
    }

    @Test
    void an_error_in_a_later_line_shows_that_line() {
        PipelineException e =
                catchThrowableOfType(PipelineException.class, () -> Pipeline.parse("gray\n| gausian\n| magnitude"));

        assertThat(e.column()).isEqualTo(3);
        assertThat(e).hasMessageEndingWith("?\n  | gausian\n    ^");
    }

    @Test
    void a_comment_ends_with_its_line() {
        String text = """
            # edges of a photograph
            gray              # luma
              | gaussian(5,   # ksize
                         1)   # | sigma
              | kernel("my#1.csv") # a quoted name keeps its #\
            """;

        PipelineException e = catchThrowableOfType(PipelineException.class, () -> Pipeline.parse(text));

        assertThat(e.reason()).startsWith("kernel, numbers: my#1.csv cannot be read");
        assertThat(e.line()).isEqualTo(5);
        assertThat(e.column()).isEqualTo(12);
        assertThat(Pipeline.parse(text.replace("\"my#1.csv\"", "[1,2]")))
                .hasToString("gray | gaussian(5, 1) | kernel([1,2])");
        assertThat(catchThrowableOfType(PipelineException.class, () -> Pipeline.parse("# nothing"))
                        .reason())
                .startsWith("an empty pipeline");
        assertThat(catchThrowableOfType(PipelineException.class, () -> Pipeline.parse("kernel(\"a\nb\")"))
                        .reason())
                .isEqualTo("this quote is not closed");
    }

    @Test
    void a_text_may_have_several_lines() {
        assertThat(Pipeline.parse("gray\n  | gaussian(\n5)\n")).hasToString("gray | gaussian(5)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n "})
    void an_empty_text_is_refused(String text) {
        PipelineException e = catchThrowableOfType(PipelineException.class, () -> Pipeline.parse(text));

        assertThat(e.reason()).startsWith("an empty pipeline");
    }

    @Test
    void neighbouring_letters_exchanged_are_one_edit() {
        assertThat(Nearest.distance("gruassian", "graussian")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("Sobel", "sobel")).isZero();
    }
}
