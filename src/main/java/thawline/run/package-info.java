/// The schedule: how a layer is run over planes. The layers say what; a plan says in which bands, rows and
/// threads.
///
/// There are two. A [Plan] runs one picture in bands of rows, from a [Graph] of nodes that are fused into
/// groups. A [BatchPlan] runs many examples of one shape, forward or forward and backward: a [BatchGraph] of
/// [BatchNode]s between [BatchValue]s becomes a [BatchProgram] of phases and steps, [BatchMemory] gives it
/// its arrays, and a [TrainingRun] or an [InferenceRun] takes it through a batch. Threads come from the
/// [Crew] in both.
package thawline.run;
