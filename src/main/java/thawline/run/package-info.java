/// The schedule: how a layer is run over planes. The layers say what; a plan says in which bands, rows and
/// threads.
package thawline.run;
