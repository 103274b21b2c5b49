package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Cut;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.filter.Blobs;
import thawline.filter.Colour;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.filter.Custom;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Gabor;
import thawline.filter.Morphology;
import thawline.filter.Pipelines;
import thawline.filter.Pooling;
import thawline.filter.Probe;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.filter.Thresholds;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Turn;
import thawline.geometry.Warps;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.tensor.Border;
import thawline.tensor.Shape;

class CatalogueTest {

    private static final Shape COLOUR = Shape.planes(3, 40, 50);
    private static final Shape GREY = Shape.plane(40, 50);

    static Stream<Arguments> twins() {
        Kernel own = Kernel.of(1, 3, -0.5f, 0, 0.5f);
        return Stream.of(
                Arguments.of("gaussian", Smooth.gaussian(5, 0)),
                Arguments.of("gaussian(7, 1.5)", Smooth.gaussian(7, 1.5)),
                Arguments.of("gaussian(7, 1.5, 2.5, WRAP)", Smooth.gaussian(7, 1.5, 2.5, Border.WRAP)),
                Arguments.of("gaussian8(7, 1.5, border=WRAP)", Smooth.gaussian8(7, 1.5, 1.5, Border.WRAP)),
                Arguments.of("gaussian(sigma=6)", Smooth.gaussian(49, 6)),
                Arguments.of("gaussian(0, 6, 1)", Smooth.gaussian(9, 49, 6, 1, Border.REFLECT_101)),
                Arguments.of("gaussian(5, ksizeY=3)", Smooth.gaussian(3, 5, 0, 0, Border.REFLECT_101)),
                Arguments.of("gaussian8(sigma=6)", Smooth.gaussian8(37, 6, 6, Border.REFLECT_101)),
                Arguments.of("box(5, ksizeY=2)", Smooth.box(2, 5, Sum.MEAN, Border.REFLECT_101)),
                Arguments.of("box", Smooth.blur(3)),
                Arguments.of("box(4, TOTAL, CONSTANT(7))", Smooth.box(4, Sum.TOTAL, Border.constant(7))),
                Arguments.of("median", Smooth.median(3)),
                Arguments.of("bilateral", Smooth.bilateral(9, 75, 75)),
                Arguments.of("sobel", Edges.sobel(3)),
                Arguments.of("sobel(5)", Edges.sobel(5)),
                Arguments.of("sobel(dx=1)", Edges.sobel(1, 0, 3)),
                Arguments.of("sobel(5, 1, 2)", Edges.sobel(1, 2, 5)),
                Arguments.of("sobel(dy=1, scale=1/8, border=REPLICATE)", Edges.sobel(0, 1, 3, 0.125, Border.REPLICATE)),
                Arguments.of(
                        "sobel(dx=1, scale=1/8, delta=128)",
                        Edges.sobel(1, 0, 3, 0.125, Border.REFLECT_101).then(Enhance.scale(1, 128))),
                Arguments.of("sobel(scale=1/8)", Edges.sobel(3).then(Enhance.scale(0.125))),
                Arguments.of("scharr(delta=2)", Edges.scharr().then(Enhance.scale(1, 2))),
                Arguments.of("laplacian(scale=2)", Edges.laplacian(1).then(Enhance.scale(2))),
                Arguments.of("scharr", Edges.scharr()),
                Arguments.of("scharr(dy=1)", Edges.scharr(0, 1)),
                Arguments.of("prewitt", Edges.prewitt()),
                Arguments.of("prewitt(1)", Edges.prewitt(1, 0)),
                Arguments.of("laplacian", Edges.laplacian(1)),
                Arguments.of("log(9, 1.4)", Edges.log(9, 1.4)),
                Arguments.of(
                        "gabor(21, 4, 0, 10)",
                        Edges.gabor(Gabor.of(21, 4, 0, 10).gamma(0.5))),
                Arguments.of("[ sobel(dx=1) , sobel(dy=1) ]", Fork.concat(Edges.sobel(1, 0, 3), Edges.sobel(0, 1, 3))),
                Arguments.of("sobel | magnitude", Edges.sobel(3).then(Edges.magnitude())),
                Arguments.of("sobel | orientation", Edges.sobel(3).then(Edges.orientation())),
                Arguments.of("sobel | products", Edges.sobel(3).then(Corners.products())),
                Arguments.of("structureTensor", Corners.structureTensor(2, 3)),
                Arguments.of("harris", Corners.harris(2, 3, 0.04)),
                Arguments.of("harris(2, 3, 0.04, scale=1/4080)", Corners.harris(2, 3, 0.04, 1.0 / 4080)),
                Arguments.of("structureTensor(3, 5, 2, WRAP)", Corners.structureTensor(3, 5, 2, Border.WRAP)),
                Arguments.of("scharr(1, 0, WRAP)", Edges.scharr(1, 0, Border.WRAP)),
                Arguments.of("prewitt(border=WRAP)", Edges.prewitt(Border.WRAP)),
                Arguments.of("laplacian(3, WRAP)", Edges.laplacian(3, Border.WRAP)),
                Arguments.of("log(9, 1.4, WRAP)", Edges.log(9, 1.4, Border.WRAP)),
                Arguments.of("shiTomasi(3)", Corners.shiTomasi(3, 3)),
                Arguments.of("foerstner(3, 5)", Corners.foerstner(3, 5)),
                Arguments.of("dilate", Morphology.dilate(3)),
                Arguments.of("erode(5)", Morphology.erode(5)),
                Arguments.of("open(5, CROSS)", Morphology.open(Morphology.Shape.CROSS.of(5))),
                Arguments.of("close", Morphology.close(3)),
                Arguments.of("gradient", Morphology.gradient(3)),
                Arguments.of("topHat", Morphology.topHat(3)),
                Arguments.of("blackHat", Morphology.blackHat(3)),
                Arguments.of("dilate(3, border=WRAP)", Morphology.dilate(Morphology.Shape.RECT.of(3), Border.WRAP)),
                Arguments.of("dilate(border=constant)", Morphology.dilate(3)),
                Arguments.of("erode(iterations=2)", Morphology.erode(3).then(Morphology.erode(3))),
                Arguments.of(
                        "open(5, CROSS, REPLICATE, 2)",
                        Morphology.open(Probe.of(Morphology.Shape.CROSS.of(5))
                                .border(Border.REPLICATE)
                                .iterations(2))),
                Arguments.of(
                        "blackHat(border=WRAP)",
                        Morphology.blackHat(
                                Probe.of(Morphology.Shape.RECT.of(3)).border(Border.WRAP))),
                Arguments.of("harris(2, 3, 0.04, 1, WRAP)", Corners.harris(2, 3, 0.04, 1, Border.WRAP)),
                Arguments.of("shiTomasi(2, 3, 1, WRAP)", Corners.shiTomasi(2, 3, 1, Border.WRAP)),
                Arguments.of("foerstner(2, 3, 1, WRAP)", Corners.foerstner(2, 3, 1, Border.WRAP)),
                Arguments.of("adaptiveMean(11, 2, WRAP)", Thresholds.adaptiveMean(11, 2, Border.WRAP)),
                Arguments.of("adaptiveGaussian(11, 2, WRAP)", Thresholds.adaptiveGaussian(11, 2, Border.WRAP)),
                Arguments.of("unsharp(border=WRAP)", Enhance.unsharp(1, 1, Border.WRAP)),
                Arguments.of("canny", Edges.canny(100, 200, 3, Norm.L1)),
                Arguments.of("canny(border=WRAP)", Edges.canny(100, 200, 3, Norm.L1, Border.WRAP)),
                Arguments.of("sobel | nonMaximum(L2)", Edges.sobel(3).then(Edges.nonMaximum(Norm.L2))),
                Arguments.of("hysteresis(1, 2)", Edges.hysteresis(1, 2)),
                Arguments.of("rotate(30, 2, CUBIC, WRAP)", Warps.rotate(30, 2, Interpolation.CUBIC, Border.WRAP)),
                Arguments.of("maxPool", Pooling.maxPool(2, 2)),
                Arguments.of("minPool(3, 1)", Pooling.minPool(3, 1)),
                Arguments.of("averagePool", Pooling.averagePool(2, 2)),
                Arguments.of("weightedPool([-0.5,0,0.5], 1)", Pooling.weightedPool(own, 1)),
                Arguments.of("threshold(128)", Thresholds.above(128)),
                Arguments.of("threshold(128, TRUNC, 7)", Thresholds.absolute(Cut.TRUNC, 128, 7)),
                Arguments.of("threshold(0.01 max)", Thresholds.ofMaximum(0.01)),
                Arguments.of("threshold(OTSU)", Thresholds.otsu()),
                Arguments.of("threshold(otsu, binary)", Thresholds.otsu()),
                Arguments.of("laplacian(3, wrap)", Edges.laplacian(3, Border.WRAP)),
                Arguments.of("box(4, total, constant(7))", Smooth.box(4, Sum.TOTAL, Border.constant(7))),
                Arguments.of("adaptiveMean(11, 2)", Thresholds.adaptiveMean(11, 2)),
                Arguments.of("adaptiveGaussian(11, 2)", Thresholds.adaptiveGaussian(11, 2)),
                Arguments.of("sharpen", Enhance.sharpen()),
                Arguments.of("unsharp", Enhance.unsharp(1, 1)),
                Arguments.of("emboss", Enhance.emboss()),
                Arguments.of("normalise", Enhance.normalise(0, 255)),
                Arguments.of("equalise", Enhance.equalise()),
                Arguments.of("scale(2)", Enhance.scale(2)),
                Arguments.of("scale(2, 1)", Enhance.scale(2, 1)),
                Arguments.of("absolute", Enhance.absolute()),
                Arguments.of("relu", Enhance.relu()),
                Arguments.of("leakyRelu", Enhance.leakyRelu(0.01)),
                Arguments.of("leakyRelu(0.3)", Enhance.leakyRelu(0.3)),
                Arguments.of("sigmoid", Enhance.sigmoid()),
                Arguments.of("tanh", Enhance.tanh()),
                Arguments.of("softmax", Enhance.softmax()),
                Arguments.of("round8", Enhance.round8()),
                Arguments.of("resize(20, 30)", Warps.resize(20, 30)),
                Arguments.of("resize(height=20)", Warps.resize(20, 25)),
                Arguments.of("resize(width=100)", Warps.resize(80, 100)),
                Arguments.of(
                        "resize(scale=0.5, interpolation=AREA)", Warps.resize(Size.times(0.5), Interpolation.AREA)),
                Arguments.of("crop(1, 2, 3, 4)", Warps.crop(1, 2, 3, 4)),
                Arguments.of("turn(ROTATE_180)", Warps.turn(Turn.Way.ROTATE_180)),
                Arguments.of("rotate(30)", Warps.rotate(30)),
                Arguments.of("rotate(30, 2)", Warps.rotate(30, 2)),
                Arguments.of("affine([1,0,5; 0,1,-3])", Warps.warp(PlaneMap.affine(1, 0, 5, 0, 1, -3), Size.same())),
                Arguments.of(
                        "perspective([1,0,5; 0,1,-3; 0,0,2], 20, 30, CUBIC, REPLICATE)",
                        Warps.warp(
                                PlaneMap.perspective(1, 0, 5, 0, 1, -3, 0, 0, 2),
                                Size.of(20, 30),
                                Interpolation.CUBIC,
                                Border.REPLICATE)),
                Arguments.of(
                        "quad([0,0; 2,0; 2,2; 0,2], to=[1,1; 5,1; 5,5; 1,5])",
                        Warps.warp(
                                PlaneMap.quad(
                                        new double[] {0, 0, 2, 0, 2, 2, 0, 2}, new double[] {1, 1, 5, 1, 5, 5, 1, 5}),
                                Size.same())),
                Arguments.of("kernel([-1,0,1]/2)", Custom.kernel(own)),
                Arguments.of("kernel([-1,0,1]/2, NONE)", Custom.kernel(own, Border.NONE)));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void a_text_makes_the_layer_that_the_java_factory_makes(String text, Layer twin) {
        assertThat(Pipeline.parse(text).layer(GREY)).isEqualTo(twin);
    }

    @Test
    void named_pipelines_are_those_of_java() {
        assertThat(Pipeline.parse("classic").layer(COLOUR)).isEqualTo(Pipelines.classic());
        assertThat(Pipeline.parse("gray").layer(COLOUR)).isEqualTo(Colour.gray());
        assertThat(Pipeline.parse("channel(2)").layer(COLOUR)).isEqualTo(Colour.channel(2, 3));
    }

    @Test
    void a_named_pipeline_is_its_steps() {
        assertThat(Pipeline.parse("edges").layer(COLOUR))
                .isEqualTo(Pipeline.parse("gray | gaussian(ksize=5) | sobel(ksize=3) | magnitude")
                        .layer(COLOUR));
        assertThat(Pipeline.parse("sketch | document").layer(COLOUR))
                .isEqualTo(Pipeline.parse("edges | scale(-1, 255) | gray | gaussian(3) | adaptiveGaussian(51, 10)")
                        .layer(COLOUR));
        assertThat(Catalogue.SECTIONS.getLast().entries())
                .allSatisfy(e -> assertThat(Pipeline.parse(((Role.Named) e.role()).text()))
                        .as(e.name())
                        .hasToString(((Role.Named) e.role()).text()));
    }

    @Test
    void gray_of_a_grey_picture_changes_nothing() {
        Shape grey = Shape.plane(4, 5);

        assertThat(Pipeline.parse("gray").layer(grey))
                .isEqualTo(Pipeline.parse("identity").layer(grey));
    }

    @Test
    void what_is_found_is_what_java_finds() {
        assertThat(Pipeline.parse("harris | corners(4, most=7)").reading(GREY))
                .isEqualTo(new Reading.OfCorners(CornerList.within(4).most(7)));
        assertThat(Pipeline.parse("harris | corners").reading(GREY))
                .isEqualTo(new Reading.OfCorners(CornerList.within(5)));
        assertThat(Pipeline.parse("classic | blobs").reading(COLOUR)).isEqualTo(new Reading.OfCorners(new Blobs()));
        assertThat(Pipeline.parse("gray").reading(COLOUR)).isEqualTo(new Reading.None());
    }

    @Test
    void mark_alone_draws_the_pieces_of_a_mask_and_the_peaks_of_a_map() {
        assertThat(Pipeline.parse("classic | mark").reading(COLOUR)).isEqualTo(new Reading.OfCorners(new Blobs()));
        assertThat(Pipeline.parse("harris | mark").reading(GREY))
                .isEqualTo(new Reading.OfCorners(CornerList.within(5)));
        assertThat(Pipeline.parse("harris | mark(3, CROSS)").mark()).contains(new Mark(3, Mark.Sign.CROSS));
    }

    @Test
    void corners_alone_make_their_own_map() {
        assertThat(Pipeline.parse("corners").layer(COLOUR))
                .isEqualTo(Pipeline.parse("gray | gaussian(ksize=5) | harris").layer(COLOUR));
        assertThat(Pipeline.parse("blobs").layer(COLOUR)).isEqualTo(Colour.gray());
    }

    @Test
    void a_pipeline_knows_whether_grey_comes_first() {
        assertThat(Pipeline.parse("gray | gaussian").beginsWithGray()).isTrue();
        assertThat(Pipeline.parse("classic").beginsWithGray()).isTrue();
        assertThat(Pipeline.parse("corners").beginsWithGray()).isTrue();
        assertThat(Pipeline.parse("canny").beginsWithGray()).isTrue();
        assertThat(Pipeline.parse("hysteresis").beginsWithGray()).isFalse();
        assertThat(Pipeline.parse("gaussian | gray").beginsWithGray()).isFalse();
        assertThat(Pipeline.parse("[ gray , gray ]").beginsWithGray()).isFalse();
    }

    @Test
    void a_step_that_does_not_fit_the_picture_is_pointed_at() {
        Pipeline pipeline = Pipeline.parse("gray | [ sobel , gaussian | magnitude ]");

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                PipelineException.class, () -> pipeline.layer(COLOUR))
                        .column())
                .isEqualTo("gray | [ sobel , gaussian | ".length() + 1);
    }

    @Test
    void a_named_pipeline_that_does_not_fit_is_pointed_at_by_its_name() {
        Pipeline pipeline = Pipeline.parse("sobel | edges");
        PipelineException e = org.assertj.core.api.Assertions.catchThrowableOfType(
                PipelineException.class, () -> pipeline.layer(COLOUR));

        assertThat(e.reason()).isEqualTo("edges: gray is made of 3 planes or is 1 already, but got 6");
        assertThat(e.column()).isEqualTo("sobel | ".length() + 1);
    }

    @Test
    void every_entry_without_required_arguments_runs_by_its_name_alone() {
        assertThat(Catalogue.all())
                .filteredOn(
                        e -> e.parameters().stream().allMatch(p -> p.fallback().isPresent()))
                .filteredOn(e -> !e.name().equals("mark"))
                .allSatisfy(e -> assertThat(Pipeline.parse(e.name())).hasToString(e.name()));
    }

    @Test
    void every_default_is_one_that_its_type_takes() {
        assertThat(Catalogue.all())
                .flatExtracting(Entry::parameters)
                .filteredOn(p -> p.fallback().isPresent())
                .allSatisfy(p ->
                        assertThat(p.type().read(p.fallback().orElseThrow())).isNotNull());
    }

    @Test
    void the_page_of_filters_is_that_of_the_catalogue() throws Exception {
        assertThat(Files.readString(Path.of("docs/filters.md")))
                .as("docs/filters.md; ./thawline filters --markdown > docs/filters.md writes it")
                .isEqualTo(CataloguePage.markdown());
    }
}
