package thawline.report;

/// A part of [XoPage] under a heading of its own.
public sealed interface XoPart permits XoAnswers, XoBoards, XoChanges, XoHiding, XoMorph, XoReasons {

    /// A `section`.
    String html();
}
