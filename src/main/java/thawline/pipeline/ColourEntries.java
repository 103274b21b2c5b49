package thawline.pipeline;

import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.filter.Colour;
import thawline.filter.Enhance;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// Colour to grey, and single planes.
final class ColourEntries {

    static final String GRAY = "gray";

    private static final Parameter<Integer> I =
            Parameter.of("i", Type.WHOLE, "0", "which plane: 0 is red, 1 green, 2 blue");

    static final List<Entry> ALL = List.of(
            Entry.of(
                    GRAY,
                    note(
                            "grey of colour, 0.299·R + 0.587·G + 0.114·B; a grey picture stays as it is",
                            "cvtColor",
                            (a, in) -> in.c() == 1 ? "Enhance.identity()" : "Colour.gray()"),
                    new Role.Fitted((a, in) -> gray(in))),
            Entry.of(
                    "channel",
                    note(
                            "one plane out of all",
                            "extractChannel",
                            (a, in) -> "Colour.channel(" + a.java(I) + ", " + in.c() + ")"),
                    new Role.Fitted((a, in) -> Colour.channel(a.get(I), in.c())),
                    I),
            Entry.of(
                    "identity",
                    note("the picture as it is: a branch that changes nothing", java("Enhance.identity()")),
                    new Role.Filter(a -> Enhance.identity())));

    private ColourEntries() {}

    static Layer gray(Shape in) {
        if (in.c() != 1 && in.c() != 3) {
            throw new IllegalArgumentException("gray is made of 3 planes or is 1 already, but got " + in.c());
        }
        return in.c() == 1 ? Enhance.identity() : Colour.gray();
    }
}
